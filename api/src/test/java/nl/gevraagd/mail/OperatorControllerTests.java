package nl.gevraagd.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.shared.PublicUrl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WholeApplication
class OperatorControllerTests {

    @LocalServerPort
    int port;

    @Autowired
    OperatorController operator;

    @Autowired
    Typesetter typesetter;

    @Autowired
    MailProperties properties;

    @Autowired
    PublicUrl url;

    @Autowired
    Clock clock;

    @Test
    void thePageAboutPrivacyNamesWhoIsResponsible() {
        assertThat(operator.named("<p>De campagne: <span data-operator=\"\">staat onder iedere mail</span>.</p>"))
                .isEqualTo(
                        "<p>De campagne: <span>Gevraagd (demo), Voorbeeldstraat 1, 1234 AB Voorbeeldstad, <a href=\"mailto:campagne@gevraagd.example\">campagne@gevraagd.example</a></span>.</p>");
    }

    @Test
    void andTheDataProtectionOfficerWhereThatIsKnown() {
        var page = "<p>Die van de campagne: <span data-officer=\"\">hier is niemand genoemd</span>.</p>";
        assertThat(operator.named(page))
                .isEqualTo(
                        "<p>Die van de campagne: <span><a href=\"mailto:privacy@demo.gevraagd.example\">privacy@demo.gevraagd.example</a></span>.</p>");
        var nobody = new OperatorController(typesetter, properties, new OperatorProperties(" "), url, clock);
        assertThat(nobody.named(page)).isEqualTo(page);
    }

    @Test
    void whoFindsAHoleReadsWhereToTellOfIt() {
        var said = new Graph(port).get("/.well-known/security.txt");
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body()).startsWith("Contact: mailto:campagne@gevraagd.example\nExpires: ");
        var expires = said.body().lines().skip(1).findFirst().orElseThrow().substring("Expires: ".length());
        assertThat(Instant.parse(expires)).isAfter(Instant.now());
    }
}
