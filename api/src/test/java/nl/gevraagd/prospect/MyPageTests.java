package nl.gevraagd.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import nl.gevraagd.access.Cast;
import nl.gevraagd.party.Branch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What somebody can agree to on their own page, and what they cannot. */
@WholeApplication
class MyPageTests {

    private static final String GIVE =
            "mutation($c: ConsentInput!, $l: String) { said: giveConsent(input: {consent: $c, locale: $l}) { __typename ... on InputRejected { problems { code field } } } }";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    ProspectRepository prospects;

    @Autowired
    ConsentTexts texts;

    private Cast cast;
    private Branch branch;

    @BeforeEach
    void start() {
        cast = new Cast(application, port);
        branch = cast.branch(Cast.UTRECHT, "CDA");
    }

    @Test
    void aTextThatIsNotInForceIsNotAgreedTo() {
        var me = cast.as(cast.signedUp());
        assertThat(given(me, "2026-01", "nl"))
                .isEqualTo(
                        "{\"__typename\":\"InputRejected\",\"problems\":[{\"code\":\"CONSENT_TEXT_OUTDATED\",\"field\":[\"consent\",\"textVersion\"]}]}");
        assertThat(given(me, cast.version(), "fy")).contains("UNKNOWN_LOCALE", "[\"locale\"]");
        assertThat(given(me, cast.version(), "en")).isEqualTo("{\"__typename\":\"ConsentGiven\"}");
    }

    /** Or somebody would grow until nothing can be written to them any more, not even that they withdraw. */
    @Test
    void whoAgreesAndWithdrawsForEverIsHeardFiveHundredTimesAndCanStillWithdraw() {
        var person = cast.signedUp(branch);
        var text = texts.inForce(ConsentPurpose.NEWSLETTER, "nl");
        prospects.change(person.id(), prospect -> {
            var many = prospect;
            for (int i = prospect.consents().all().size(); i < 499; i++) {
                many = many.withdrew(ConsentPurpose.NEWSLETTER, null, prospect.confirmedAt(), "my-page")
                        .gave(text, null, prospect.confirmedAt());
            }
            return many.withdrew(ConsentPurpose.SHARE_WITH_BRANCH, branch.id(), prospect.confirmedAt(), "my-page");
        });
        var me = cast.as(person);
        assertThat(given(me, cast.version(), "nl")).isEqualTo("{\"__typename\":\"ConsentGiven\"}");
        me.data(
                "mutation($b: ID!) { withdrawConsent(input: {purpose: SHARE_WITH_BRANCH, branch: $b}) { __typename } }",
                "b",
                cast.idOf(branch));
        assertThat(given(me, cast.version(), "nl")).contains("TOO_LONG", "[\"consent\"]");
        me.data("mutation { withdrawConsent(input: {purpose: CAMPAIGN_CONTACT}) { __typename } }");
        assertThat(prospects.find(person.id()))
                .get()
                .extracting(Prospect::status)
                .isEqualTo(ProspectStatus.WITHDRAWN);
    }

    private String given(Graph me, String version, String locale) {
        return me.data(
                        GIVE,
                        "c",
                        Map.of("purpose", "SHARE_WITH_BRANCH", "branch", cast.idOf(branch), "textVersion", version),
                        "l",
                        locale)
                .get("said")
                .toString();
    }
}
