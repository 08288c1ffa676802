package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import nl.gevraagd.WithoutServer;
import nl.gevraagd.access.MemberId;
import nl.gevraagd.lead.Invitation.Answer;
import nl.gevraagd.lead.StageChange.By;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.RandomId;
import nl.gevraagd.shared.Sealed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A lead that the mapping wrote is the same when the reader reads it, with all that it can have and without. */
@WithoutServer
class LeadReaderTests {

    private static final Instant THEN = Instant.parse("2026-09-01T10:11:12.345Z");
    private static final MemberId MEMBER = new MemberId("member");

    @Autowired
    LeadRepository repository;

    @Autowired
    MongoTemplate mongo;

    @ParameterizedTest
    @MethodSource
    void aLeadIsReadAsItWasWritten(Lead lead) {
        var written = mongo.insert(lead);
        assertThat(repository.find(lead.branch(), lead.id())).contains(written);
        var saved = repository.save(written).orElseThrow();
        assertThat(repository.find(lead.branch(), lead.id())).contains(saved).isNotEqualTo(written);
    }

    static Stream<Lead> aLeadIsReadAsItWasWritten() {
        var first = new StageChange(THEN, null, LeadStage.NEW, By.GEVRAAGD, null);
        var second = new StageChange(THEN, LeadStage.NEW, LeadStage.INVITED, By.MEMBER, MEMBER);
        var bare = new Invitation(THEN, MEMBER, null, THEN, null, 0, null);
        var full = new Invitation(THEN, MEMBER, new Sealed(new byte[] {1, 2, 3}), THEN, Answer.LATER, 2, "key");
        return Stream.of(
                lead(List.of(), null, List.of(), null, List.of()),
                lead(List.of(Theme.CARE), 4, List.of(first), bare, List.of(Lead.COUNT)),
                lead(List.of(Theme.values()), 40, List.of(first, second), full, List.of(Lead.COUNT, Lead.TELL_OF_NEW)));
    }

    private static Lead lead(
            List<Theme> themes,
            @Nullable Integer hours,
            List<StageChange> history,
            @Nullable Invitation invitation,
            List<String> pending) {
        return new Lead(
                new LeadId(RandomId.next()),
                "read",
                ProspectId.next(),
                "GM0344",
                themes,
                hours,
                LeadStage.INVITED,
                THEN,
                THEN.plusSeconds(1),
                Lead.NEVER,
                history,
                invitation,
                pending,
                null);
    }
}
