package nl.gevraagd.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.launch.Operator;
import nl.gevraagd.shared.EmailAddress;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A back-up that was made just after somebody asked for a letter, and before that was written. */
@WithoutServer
class RestoreTests {

    @Autowired
    BeanFactory application;

    @Autowired
    LinkRequests links;

    @Autowired
    MongoTemplate mongo;

    @AfterEach
    void leaveNothing() {
        for (var collection : List.of("letters", "letter_caps", "link_requests", "members")) {
            mongo.getCollection(collection).deleteMany(Filters.gte("_id", ""));
        }
    }

    @Test
    void whatWasAskedForInTheBackUpDoesNotLeaveASecondTime() {
        hears("member", "add", "--email", "beheer@gemeente.example", "--role", "CAMPAIGN_MANAGER");
        links.ask(LinkRequest.Kind.MEMBER, new EmailAddress("beheer@gemeente.example"));
        assertThat(letters()).isEmpty();
        assertThat(hears("outbox", "restored")).contains("1 letter is");
        assertThat(letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter).containsEntry("state", "UNKNOWN"));
        assertThat(hears("outbox", "restored")).contains("0 letters");
        assertThat(hears("outbox", "unknown")).contains("sign-in");
    }

    private String hears(String... words) {
        return Operator.hears(application, 0, words);
    }

    private List<Document> letters() {
        return mongo.getCollection("letters")
                .find(Filters.eq("kind", "SIGN_IN"))
                .into(new ArrayList<>());
    }
}
