package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import nl.gevraagd.Graph;
import nl.gevraagd.access.Cast;
import nl.gevraagd.access.Cast.Person;
import nl.gevraagd.access.Role;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Acceptance row R-31: 5,000 people are invited, and each gets a letter that is theirs alone. */
@WithSmtpSink
class RecipientIsolationTests {

    private static final int PEOPLE = 5_000;
    private static final int AT_ONCE = 500;
    private static final Pattern MARK = Pattern.compile("kanarie[0-9a-f]{32}");
    private static final String INVITE =
            "mutation($l: ID!, $m: String) { inviteProspect(input: {lead: $l, message: $m}) { __typename } }";

    private static final SmtpSink SINK = SmtpSink.start();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    MongoTemplate mongo;

    @DynamicPropertySource
    static void lettersGoToTheSink(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", SINK::port);
    }

    @AfterAll
    static void stop() {
        SINK.close();
    }

    @Test
    void everyLetterGoesToOnePersonAndSpeaksOfNobodyElse() throws Exception {
        var cast = new Cast(application, port);
        var branch = cast.branch(Cast.UTRECHT, "CDA");
        var recruiter = cast.as(cast.worker(Role.BRANCH_RECRUITER, branch));
        var invited = new ArrayList<Person>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var requests = new ArrayList<Future<?>>();
            while (invited.size() < PEOPLE) {
                var people = cast.invent(AT_ONCE, branch);
                invited.addAll(people);
                people.forEach(person -> requests.add(threads.submit(() -> recruiter.data(
                        INVITE,
                        "l",
                        cast.idOf(cast.leadOf(person.id(), branch)),
                        "m",
                        person.mark() + ", kom je koffie drinken?"))));
            }
            for (var request : requests) {
                request.get();
            }
        }
        for (long done = 0; done < PEOPLE; ) {
            long before = done;
            done = Graph.until(() -> accepted() > before ? accepted() : null);
        }
        var recipients = new HashSet<String>();
        for (var file : SINK.files()) {
            recipients.add(checked(Files.readAllBytes(file)));
        }
        assertThat(recipients).containsAll(invited.stream().map(Person::email).toList());
        assertThat(SINK.files()).hasSizeGreaterThanOrEqualTo(PEOPLE);
    }

    private long accepted() {
        return mongo.getCollection("letters")
                .countDocuments(new Document("kind", LetterKind.INVITATION.name())
                        .append("state", LetterState.ACCEPTED.name()));
    }

    /** @return the one whom this letter went to */
    private static String checked(byte[] letter) throws MessagingException, IOException {
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter));
        assertThat(mail.getHeader("X-Rcpt-Args")).hasSize(1);
        var recipient = mail.getHeader("X-Rcpt-Args")[0].replaceAll("^<|>.*$", "");
        assertThat(mail.getHeader("To")).hasSize(1);
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly(recipient);
        assertThat(mail.getHeader("Cc")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
        var marks = new HashSet<String>();
        mail.getAllHeaderLines().asIterator().forEachRemaining(line -> marks.addAll(marksIn(line)));
        marks.addAll(marksIn(text(mail)));
        assertThat(marks).isEqualTo(marksIn(recipient));
        return recipient;
    }

    private static Set<String> marksIn(String text) {
        var marks = new HashSet<String>();
        MARK.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(found -> marks.add(found.group()));
        return marks;
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            var all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i)));
            }
            return all.toString();
        }
        return String.valueOf(part.getContent());
    }
}
