package nl.gevraagd.mail;

import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the links of letters lead. Their base is a setting; no request header ever changes it. */
@Component
class Links {

    static final String LEAVE = "Leave";

    private final PublicUrl base;
    private final GlobalIds ids;

    Links(PublicUrl base, GlobalIds ids) {
        this.base = base;
        this.ids = ids;
    }

    /** The token stands in the fragment, alone: it reaches no server and no log. */
    @Nullable
    String of(LetterKind kind, String locale, @Nullable String token) {
        return switch (kind) {
            case CONFIRM_SIGN_UP -> base + Locales.in(locale, "/nl/bevestigen#", "/en/confirm#") + token;
            case SELF_SERVICE_LINK -> base + Locales.in(locale, "/nl/mijn-pagina/openen#", "/en/my-page/open#") + token;
            case INVITATION -> base + Locales.in(locale, "/nl/antwoord#", "/en/answer#") + token;
            case SIGN_IN -> base + "/workspace/inloggen#" + token;
            case ALREADY_SIGNED_UP, BRANCH_JOINED -> base + Locales.in(locale, "/nl/mijn-pagina", "/en/my-page");
            case ANSWER_RECEIVED, CONSENT_WITHDRAWN, NEW_LEADS -> base + "/workspace/";
            case GOODBYE -> null;
        };
    }

    /** The one-click address (RFC 8058): says who and from what, to us only; and in which language the letter is. */
    String leave(ProspectId prospect, String locale) {
        return base + "/leave/" + ids.encode(LEAVE, "", prospect.value()) + "?locale=" + locale;
    }
}
