package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.shared.BlindIndex;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Installation;
import nl.gevraagd.shared.RandomId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.TestPropertySource;

/** How many letters a mailbox gets in an hour, whoever asks for them and however it is spelt. */
@WithoutServer
@TestPropertySource(properties = "spring.mail.host=127.0.0.1")
class LetterCapsTests {

    @Autowired
    MongoTemplate mongo;

    @Autowired
    BlindIndex index;

    @Autowired
    Installation installation;

    private LetterCaps oneInstance() {
        return new LetterCaps(mongo, index, new LimitProperties(3), installation);
    }

    @Test
    void threeLettersLeaveHoweverManyAreAskedForAtOnce() throws Exception {
        var address = somebody();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var asked = IntStream.range(0, 60)
                    .mapToObj(i -> pool.submit(() -> oneInstance().allows(address, "link " + i)))
                    .toList();
            int left = 0;
            for (var one : asked) {
                left += one.get() ? 1 : 0;
            }
            assertThat(left).isEqualTo(3);
        }
        assertThat(oneInstance().allows(somebody(), "link")).isTrue();
    }

    /** Else an address would lead to a letter, and the letter to whoever was erased. */
    @Test
    void ofWhoIsErasedOnlyTheNumberOfLettersIsLeft() {
        var address = somebody();
        var caps = oneInstance();
        assertThat(caps.allows(address, "the link of before")).isTrue();
        assertThat(caps.allows(address, "another")).isTrue();
        caps.forget(address);
        var left = mongo.getCollection("letter_caps")
                .find(new org.bson.Document("_id", index.of(address.untagged())))
                .first();
        assertThat(String.valueOf(left)).doesNotContain("the link of before", "another");
        assertThat(caps.allows(address, "a third")).isTrue();
        assertThat(caps.allows(address, "a fourth")).isFalse();
    }

    @Test
    void formsThatAnotherSendsLeaveALetterWithALink() {
        var address = somebody();
        var caps = oneInstance();
        assertThat(IntStream.range(0, 10)
                        .filter(i -> !caps.allowed(Map.of("form " + i, address)).isEmpty())
                        .count())
                .isEqualTo(2);
        assertThat(caps.allows(address, "link")).isTrue();
        assertThat(caps.allows(address, "link")).isTrue();
        assertThat(caps.allows(address, "another")).isFalse();
    }

    @Test
    void spellingsOfOneMailboxShareItsLetters() {
        var local = "vera" + RandomId.next(9).replaceAll("[^a-z]", "x");
        var caps = oneInstance();
        var batch = new HashMap<String, EmailAddress>();
        for (var tag : List.of("", "+a", "+b", "+c+d")) {
            batch.put(tag + "!", new EmailAddress(local + tag + "@voorbeeld.example"));
        }
        assertThat(caps.allowed(batch)).hasSize(2);
        assertThat(caps.allows(new EmailAddress(local + "+e@voorbeeld.example"), "link"))
                .isTrue();
        assertThat(caps.allows(new EmailAddress(local + "+f@voorbeeld.example"), "another"))
                .isFalse();
    }

    private static EmailAddress somebody() {
        return new EmailAddress("vera" + RandomId.next(9) + "@voorbeeld.example");
    }
}
