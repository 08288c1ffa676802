package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Reading on in the mailbox of the demo, as a browser does. */
@WholeApplication
class DemoMailboxTests {

    private static final Pattern SUBJECT = Pattern.compile("<a href=\"/demo/mailbox/\\d+\">Brief (\\d+)</a>");
    private static final Pattern OLDER = Pattern.compile("<a rel=\"next\" href=\"([^\"]+)\">Oudere mails →</a>");
    private static final Pattern NEWER = Pattern.compile("<a rel=\"prev\" href=\"([^\"]+)\">← Nieuwere mails</a>");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    private final String to = "veel-" + UUID.randomUUID() + "@voorbeeld.example";

    @Test
    void eachLetterIsOnOnePageAndNoneMovesWhenMoreComeIn() throws MessagingException {
        send(1, 450);
        var first = page("/demo/mailbox?to=" + to);
        assertThat(letters(first)).isEqualTo(down(450, 251));
        assertThat(first).contains("Mail 1 tot en met 200 van 450");
        assertThat(link(NEWER, first)).isEmpty();
        send(451, 460);
        var second = page(link(OLDER, first));
        assertThat(letters(second)).isEqualTo(down(250, 51));
        assertThat(second).contains("Mail 211 tot en met 410 van 460");
        var last = page(link(OLDER, second));
        assertThat(letters(last)).isEqualTo(down(50, 1));
        assertThat(link(OLDER, last)).isEmpty();
        assertThat(letters(page(link(NEWER, last)))).isEqualTo(down(250, 51));
        assertThat(letters(page(link(NEWER, second)))).isEqualTo(down(450, 251));
        var newest = page(link(NEWER, page(link(NEWER, second))));
        assertThat(letters(newest)).as("a whole page, where only ten are newer").isEqualTo(down(460, 261));
        assertThat(link(NEWER, newest)).isEmpty();
    }

    @Test
    void fewLettersHaveNoPages() throws MessagingException {
        assertThat(page("/demo/mailbox?to=" + to))
                .contains("Er is geen mail aan dit adres")
                .doesNotContain("Bladeren");
        send(1, 3);
        var few = page("/demo/mailbox?to=" + to);
        assertThat(letters(few)).isEqualTo(down(3, 1));
        assertThat(few).doesNotContain("Bladeren");
        assertThat(letters(page("/demo/mailbox?before=1&to=" + to)))
                .as("those before are gone")
                .isEqualTo(down(3, 1));
        assertThat(new Graph(port).get("/demo/mailbox?before=x").statusCode()).isEqualTo(400);
    }

    private String page(String path) {
        var answer = new Graph(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String link(Pattern which, String page) {
        var found = which.matcher(page);
        return found.find() ? found.group(1).replace("&amp;", "&") : "";
    }

    private static List<Integer> letters(String page) {
        return SUBJECT.matcher(page)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static List<Integer> down(int from, int to) {
        var numbers = new ArrayList<>(IntStream.rangeClosed(to, from).boxed().toList());
        Collections.reverse(numbers);
        return numbers;
    }

    private void send(int from, int last) throws MessagingException {
        var session = Session.getInstance(new Properties());
        try (var door = session.getTransport("smtp")) {
            door.connect("127.0.0.1", DemoMailboxes.portOf(application), null, null);
            for (int number = from; number <= last; number++) {
                var letter = new MimeMessage(session);
                letter.setFrom(new InternetAddress("campagne@voorbeeld.example"));
                letter.setSubject("Brief " + number);
                letter.setText("Dag");
                letter.saveChanges();
                door.sendMessage(letter, Objects.requireNonNull(InternetAddress.parse(to)));
            }
        }
    }
}
