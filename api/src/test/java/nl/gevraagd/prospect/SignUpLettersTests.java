package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.mail.LetterKind;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A letter that waited says what is true when it leaves. */
@WholeApplication
class SignUpLettersTests {

    /** A form is answered once, by one letter or the other. */
    private static final String KEY = "confirm-sign-up:";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    SignUpLetters letters;

    @Test
    void whoLeftMeanwhileIsNotToldThatTheyAreSignedUp() {
        var cast = new Cast(application, port);
        var anybody = new Graph(port);
        var person = cast.signedUp();
        anybody.data("mutation($i: SignUpInput!) { signUp(input: $i) { __typename } }", "i", cast.form(person.mark()));
        anybody.letter(person.email(), "already-signed-up");
        var form = mongo
                .getCollection("letters")
                .find(new Document("_id", new Document("$regex", "^" + KEY)))
                .into(new ArrayList<>())
                .stream()
                .map(letter -> letter.getString("_id").substring(KEY.length()))
                .filter(id -> letters.write(LetterKind.ALREADY_SIGNED_UP, id)
                        .filter(content -> content.to().value().equals(person.email()))
                        .isPresent())
                .toList();
        assertThat(form).hasSize(1);
        cast.as(person).data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }");
        assertThat(letters.write(LetterKind.ALREADY_SIGNED_UP, form.getFirst())).isEmpty();
    }
}
