package nl.gevraagd.prospect;

import java.time.Instant;
import java.util.List;
import nl.gevraagd.mail.LetterHeld;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.shared.Aggregate;
import nl.gevraagd.shared.ProspectId;
import org.jspecify.annotations.Nullable;

/**
 * A person who signed up and confirmed it. Each change of state is one method, and says what has to follow.
 *
 * @param municipality CBS code
 * @param movedFrom CBS code of where they lived before, whose figures are counted anew without them; null for who never moved
 * @param waitFor branches that have not joined yet: the person is asked when they do
 */
public record Prospect(
        ProspectId id,
        ProspectStatus status,
        String municipality,
        @Nullable String movedFrom,
        Person person,
        Wishes wishes,
        Consents consents,
        List<BranchId> waitFor,
        Instant signedUpAt,
        Instant confirmedAt,
        List<String> pending,
        @Nullable Long version) {

    /** Leads have to be opened or closed so that they fit the consents. Performed by {@code lead}. */
    public static final String MATCH = "MATCH";
    /** A branch that they wait for may have joined already: then they have to be asked. */
    public static final String ASK_ABOUT_JOINED = "ASK_ABOUT_JOINED";

    /** Who wants to hear from us again is not kept from letters any more. */
    public static final String WELCOME = "WELCOME";
    /** What was held back during a pause may leave. */
    public static final String RELEASE_LETTERS = "RELEASE_LETTERS";

    /** Changes of consent have to be copied to the ledger. */
    public static final String SEAL_CONSENTS = "SEAL_CONSENTS";
    /** Who was erased while they were being written down has to be erased once more. */
    public static final String STAY_ERASED = "STAY_ERASED";
    /** Everything about this person has to be forgotten. */
    public static final String ERASE = "ERASE";
    /** Somebody's funnel figures changed. Performed by {@code figures}. */
    public static final String COUNT = "COUNT";

    private static final List<String> AFTER_CONSENT =
            List.of(STAY_ERASED, MATCH, ASK_ABOUT_JOINED, COUNT, SEAL_CONSENTS);

    /** Whether a branch may be shown this person's card for the first time, or be sent anything about them. */
    public boolean isActive() {
        return status == ProspectStatus.CONFIRMED;
    }

    /**
     * Whether letters that others start may go to this person.
     *
     * @throws LetterHeld while they paused: the letter waits for them
     */
    public boolean mayBeWrittenTo() {
        if (status == ProspectStatus.PAUSED) {
            throw new LetterHeld();
        }
        return isActive();
    }

    /** Whether this branch was chosen and not un-chosen: nothing of the person is read for it otherwise. */
    public boolean allows(BranchId branch) {
        return (status == ProspectStatus.CONFIRMED || status == ProspectStatus.PAUSED)
                && consents.liveFor(branch).isPresent();
    }

    /** Whether this person withdrew something, paused or took part again since they were like that. */
    boolean decidedSince(Prospect before) {
        return status != before.status || !before.consents.withdrawn().containsAll(consents.withdrawn());
    }

    static Prospect confirmed(ProspectId id, SignUp signUp, Consents given, Instant signedUpAt, Instant now) {
        return new Prospect(
                id,
                ProspectStatus.CONFIRMED,
                signUp.municipality(),
                null,
                signUp.person(),
                signUp.wishes(),
                given,
                unchosen(signUp.waitFor(), given),
                signedUpAt,
                now,
                AFTER_CONSENT,
                null);
    }

    /** Somebody who had withdrawn signed up anew: as if for the first time, with the old consents as history. */
    Prospect returned(SignUp signUp, Consents given, Instant now) {
        return new Prospect(
                id,
                ProspectStatus.CONFIRMED,
                signUp.municipality(),
                leftFor(signUp.municipality()),
                signUp.person(),
                signUp.wishes(),
                given,
                unchosen(signUp.waitFor(), given),
                signedUpAt,
                now,
                Aggregate.pendingWith(pending, AFTER_CONSENT.toArray(String[]::new)),
                version);
    }

    Prospect told(Person person, Wishes wishes, List<BranchId> waitFor) {
        return with(status, municipality, person, wishes, consents, waitFor, MATCH, ASK_ABOUT_JOINED);
    }

    /** A new municipality: branches of the old one lose their consent, and choices are made anew. */
    Prospect movedTo(String newMunicipality, Instant now) {
        if (newMunicipality.equals(municipality)) {
            return this;
        }
        var left = consents.withdrawn(ConsentPurpose.SHARE_WITH_BRANCH, null, now, "my-page");
        return with(status, newMunicipality, person, wishes, left, List.of(), MATCH, COUNT, SEAL_CONSENTS);
    }

    Prospect paused(boolean paused) {
        if (status != ProspectStatus.CONFIRMED && status != ProspectStatus.PAUSED) {
            return this;
        }
        if (paused == (status == ProspectStatus.PAUSED)) {
            return this;
        }
        return paused
                ? with(ProspectStatus.PAUSED, municipality, person, wishes, consents, waitFor, MATCH, COUNT)
                : with(
                        ProspectStatus.CONFIRMED,
                        municipality,
                        person,
                        wishes,
                        consents,
                        waitFor,
                        MATCH,
                        COUNT,
                        RELEASE_LETTERS);
    }

    /** Agreeing to be contacted again ends a withdrawal. */
    Prospect gave(ConsentText text, @Nullable BranchId branch, Instant now) {
        var given = consents.given(text, branch, now, now, "my-page");
        if (given.equals(consents)) {
            return this;
        }
        return text.purpose() == ConsentPurpose.CAMPAIGN_CONTACT
                ? with(
                        ProspectStatus.CONFIRMED,
                        municipality,
                        person,
                        wishes,
                        given,
                        waitFor,
                        WELCOME,
                        MATCH,
                        COUNT,
                        SEAL_CONSENTS)
                : with(status, municipality, person, wishes, given, waitFor, MATCH, COUNT, SEAL_CONSENTS);
    }

    /** Withdrawing everything is written down each time: it comes between a read and a write of whoever is late with a return. */
    Prospect withdrew(ConsentPurpose purpose, @Nullable BranchId branch, Instant now, String channel) {
        if (purpose == ConsentPurpose.CAMPAIGN_CONTACT) {
            var none = consents.allWithdrawn(now, channel);
            return with(
                    ProspectStatus.WITHDRAWN,
                    municipality,
                    person,
                    wishes,
                    none,
                    List.of(),
                    MATCH,
                    COUNT,
                    SEAL_CONSENTS);
        }
        var chosen = purpose == ConsentPurpose.SHARE_WITH_BRANCH ? branch : null;
        var left = consents.withdrawn(purpose, chosen, now, channel);
        return left.equals(consents)
                ? this
                : with(status, municipality, person, wishes, left, waitFor, MATCH, COUNT, SEAL_CONSENTS);
    }

    Prospect erased(Instant now) {
        var none = consents.allWithdrawn(now, "my-page");
        return with(ProspectStatus.ERASED, municipality, person, wishes, none, List.of(), SEAL_CONSENTS, COUNT, ERASE);
    }

    Prospect sealed() {
        return new Prospect(
                id,
                status,
                municipality,
                movedFrom,
                person,
                wishes,
                consents.sealed(),
                waitFor,
                signedUpAt,
                confirmedAt,
                pending,
                version);
    }

    private Prospect with(
            ProspectStatus status,
            String municipality,
            Person person,
            Wishes wishes,
            Consents consents,
            List<BranchId> waitFor,
            String... effects) {
        return new Prospect(
                id,
                status,
                municipality,
                leftFor(municipality),
                person,
                wishes,
                consents,
                unchosen(waitFor, consents),
                signedUpAt,
                confirmedAt,
                Aggregate.pendingWith(pending, effects),
                version);
    }

    /** Whoever moves on before they were counted is still counted where they came from, and nowhere in between. */
    private @Nullable String leftFor(String next) {
        boolean counted = movedFrom == null || !pending.contains(COUNT);
        return next.equals(municipality) || !counted ? movedFrom : municipality;
    }

    /** Nobody waits for a branch that sees their card already. */
    private static List<BranchId> unchosen(List<BranchId> waitFor, Consents consents) {
        return waitFor.stream()
                .filter(branch -> consents.liveFor(branch).isEmpty())
                .toList();
    }
}
