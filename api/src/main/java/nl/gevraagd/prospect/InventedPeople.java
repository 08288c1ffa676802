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

    /** @return all of them, also whom a start that was cut off wrote down, or left with an address and nothing else */
    public List<ProspectId> add(List<Invented> people) {
        var all = new HashMap<EmailAddress, ProspectId>();
        var owners = new HashMap<EmailAddress, ProspectId>();
        var fresh = new ArrayList<Prospect>();
        for (var one : people) {
            var email = new EmailAddress(one.email());
            var owner = submissions.owner(email);
            var id = owner.orElseGet(ProspectId::next);
            all.put(email, id);
            if (owner.isEmpty()) {
                owners.put(email, id);
                fresh.add(prospect(id, one));
            } else if (!prospects.isThere(id)) {
                prospects.insert(prospect(id, one));
            }
        }
        if (!fresh.isEmpty()) {
            submissions.ownAll(owners);
            prospects.insertAll(fresh);
        }
        effects.wake(SealedProspect.class);
        return List.copyOf(all.values());
    }

    /** Whether everybody who was written down is matched. */
    public boolean areMatched() {
        return !prospects.isAnythingPending();
    }

    private Prospect prospect(ProspectId id, Invented one) {
        var now = clock.instant();
        var consents = Consents.none()
                .given(text(ConsentPurpose.CAMPAIGN_CONTACT), null, one.signedUpAt(), one.signedUpAt(), "sign-up");
        for (var branch : one.chosen()) {
            consents = consents.given(
                    text(ConsentPurpose.SHARE_WITH_BRANCH), branch, one.signedUpAt(), one.signedUpAt(), "sign-up");
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
        return Prospect.confirmed(id, signUp, consents, one.signedUpAt(), now);
    }

    private ConsentText text(ConsentPurpose purpose) {
        return texts.inForce(purpose, Locales.USUAL);
    }
}
