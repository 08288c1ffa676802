package nl.gevraagd.prospect;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Effects;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes down invented people as if they had signed up and confirmed. They go the same way as everybody from there on. */
@Component
@Profile("demo")
public class InventedPeople {

    private final ProspectRepository prospects;
    private final SubmissionRepository submissions;
    private final ConsentTexts texts;
    private final Effects effects;
    private final Clock clock;

    InventedPeople(
            ProspectRepository prospects,
            SubmissionRepository submissions,
            ConsentTexts texts,
            Effects effects,
            Clock clock) {
        this.prospects = prospects;
        this.submissions = submissions;
        this.texts = texts;
        this.effects = effects;
        this.clock = clock;
    }

    /** Somebody who does not exist. */
    public record Invented(
            String name,
            String email,
            String municipality,
            List<Theme> themes,
            int hoursPerWeek,
            @Nullable String motivation,
            List<BranchId> chosen,
            Instant signedUpAt) {}

    /** @return those who were not there yet */
    public List<ProspectId> add(List<Invented> people) {
        var all = new ArrayList<Prospect>();
        var owners = new HashMap<EmailAddress, ProspectId>();
        for (var one : people) {
            var prospect = prospect(one);
            if (submissions.owner(prospect.person().email()).isEmpty()) {
                all.add(prospect);
                owners.put(prospect.person().email(), prospect.id());
            }
        }
        if (!all.isEmpty()) {
            submissions.ownAll(owners);
            prospects.insertAll(all);
            effects.wake(SealedProspect.class);
        }
        return List.copyOf(owners.values());
    }

    /** Whether everybody who was written down is matched. */
    public boolean areMatched() {
        return !prospects.isAnythingPending();
    }

    private Prospect prospect(Invented one) {
        var now = clock.instant();
        var consents = Consents.none().given(text(ConsentPurpose.CAMPAIGN_CONTACT), null, one.signedUpAt(), "sign-up");
        for (var branch : one.chosen()) {
            consents = consents.given(text(ConsentPurpose.SHARE_WITH_BRANCH), branch, one.signedUpAt(), "sign-up");
        }
        var person = new Person(
                one.name(),
                new EmailAddress(one.email()),
                null,
                one.motivation(),
                one.motivation() != null,
                Locales.USUAL);
        var signUp = new SignUp(
                one.municipality(), person, new Wishes(one.themes(), one.hoursPerWeek()), List.of(), List.of());
        return Prospect.confirmed(ProspectId.next(), signUp, consents, one.signedUpAt(), now);
    }

    private ConsentText text(ConsentPurpose purpose) {
        return texts.inForce(purpose, Locales.USUAL);
    }
}
