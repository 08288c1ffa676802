package nl.gevraagd.municipality;

import java.util.Locale;
import nl.gevraagd.municipality.Eligibility.EligibilityInput;
import nl.gevraagd.municipality.Eligibility.Ground;
import nl.gevraagd.shared.Locales;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Explains who may become a councillor. Decides nothing, stores nothing, logs nothing. */
@Controller
class EligibilityController {

    @QueryMapping
    Eligibility eligibility(@Argument EligibilityInput input) {
        return Eligibility.of(input);
    }

    @SchemaMapping(typeName = "EligibilityGround")
    String explanation(Ground ground, @Argument @Nullable String locale, Locale requested) {
        var language = locale == null ? requested.getLanguage() : locale;
        return Locales.in(language, ground.dutch(), ground.english());
    }
}
