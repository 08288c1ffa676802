package nl.gevraagd.prospect;

import static nl.gevraagd.shared.ProblemCode.CONSENT_REQUIRED;
import static nl.gevraagd.shared.ProblemCode.REQUIRED;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.MeResults.ConsentGiven;
import nl.gevraagd.prospect.MeResults.ConsentWithdrawn;
import nl.gevraagd.prospect.MeResults.EraseMeResult;
import nl.gevraagd.prospect.MeResults.GiveConsentResult;
import nl.gevraagd.prospect.MeResults.InputRejected;
import nl.gevraagd.prospect.MeResults.MeErased;
import nl.gevraagd.prospect.MeResults.MeUpdated;
import nl.gevraagd.prospect.MeResults.UpdateMeResult;
import nl.gevraagd.prospect.MeResults.WithdrawConsentResult;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Problem;
import nl.gevraagd.shared.Problems;
import nl.gevraagd.shared.ProspectId;
import nl.gevraagd.shared.Unauthenticated;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;

/** What citizens do with their own record. */
@Service
class MyPage {

    private final Prospects prospects;
    private final SignUpChecks checks;
    private final ConsentTexts texts;
    private final Erasures erasures;
    private final Municipalities municipalities;
    private final Branches branches;
    private final Clock clock;

    MyPage(
            Prospects prospects,
            SignUpChecks checks,
            ConsentTexts texts,
            Erasures erasures,
            Municipalities municipalities,
            Branches branches,
            Clock clock) {
        this.prospects = prospects;
        this.checks = checks;
        this.texts = texts;
        this.erasures = erasures;
        this.municipalities = municipalities;
        this.branches = branches;
        this.clock = clock;
    }

    UpdateMeResult update(ProspectId id, UpdateMeInput input) {
        return change(
                id,
                input.locale().value(),
                (me, problems) -> check(me, input, problems).applyTo(me),
                MeUpdated::new,
                InputRejected::new);
    }

    /** @param readIn the language that the text was read in; null for that of the person's letters */
    GiveConsentResult give(
            ProspectId id,
            ConsentPurpose purpose,
            @Nullable String branch,
            String textVersion,
            @Nullable String readIn) {
        return change(
                id,
                readIn,
                (me, problems) -> {
                    if (readIn != null) {
                        checks.locale(readIn, problems);
                    }
                    var locale = readIn == null ? me.person().locale() : readIn;
                    var known = branch == null ? Map.<String, Branch>of() : checks.branches(List.of(branch));
                    var agreed = checks.consent(
                            purpose, branch, textVersion, me.municipality(), known, locale, problems, "consent");
                    if (purpose != ConsentPurpose.CAMPAIGN_CONTACT
                            && !me.consents().has(ConsentPurpose.CAMPAIGN_CONTACT)) {
                        problems.add(CONSENT_REQUIRED, "consent", "purpose");
                    }
                    if (agreed.isEmpty() || problems.any()) {
                        return me;
                    }
                    var given = me.gave(
                            texts.known(purpose, textVersion, locale),
                            agreed.get().branch(),
                            clock.instant());
                    if (me.consents().isFull() && !given.equals(me)) {
                        problems.add(TOO_LONG, "consent");
                    }
                    return given;
                },
                ConsentGiven::new,
                InputRejected::new);
    }

    /**
     * Judges and changes the person as they are at the moment of writing, whatever else they are changing elsewhere.
     *
     * @throws Overtaken when they withdrew or paused while this was being written: it was asked before that
     */
    private <R> R change(
            ProspectId id,
            @Nullable String locale,
            BiFunction<Prospect, Problems, Prospect> change,
            Function<Prospect, R> outcome,
            Function<List<Problem>, R> refusal) {
        var judged = new AtomicReference<>(Problems.in(locale));
        var first = new AtomicReference<@Nullable Prospect>();
        var changed = prospects
                .changeNow(id, me -> {
                    var problems = Problems.in(locale);
                    judged.set(problems);
                    var next = change.apply(me, problems);
                    if (problems.any() || next.equals(me)) {
                        return me;
                    }
                    if (!first.compareAndSet(null, me) && me.decidedSince(Objects.requireNonNull(first.get()))) {
                        throw new Overtaken();
                    }
                    return next;
                })
                .orElseThrow(Unauthenticated::new);
        var problems = judged.get();
        return problems.any() ? refusal.apply(problems.list()) : outcome.apply(changed);
    }

    /** Those of where the person lives now, and those that they chose or wait for in a municipality that has become that one. */
    List<Branch> branches(Prospect me) {
        var here = municipalities.of(me.municipality()).code();
        var all = new LinkedHashMap<BranchId, Branch>();
        branches.shuffled(Set.of(here)).getOrDefault(here, List.of()).forEach(branch -> all.put(branch.id(), branch));
        var theirs = Stream.concat(me.consents().branches().stream(), me.waitFor().stream())
                .distinct()
                .sorted(Comparator.comparing(BranchId::value))
                .toList();
        branches.byIds(theirs).stream()
                .filter(branch -> municipalities.areOne(branch.municipality(), here))
                .forEach(branch -> all.putIfAbsent(branch.id(), branch));
        return List.copyOf(all.values());
    }

    /** A branch that the person never chose is answered like one that was withdrawn before. */
    WithdrawConsentResult withdraw(ProspectId id, ConsentPurpose purpose, @Nullable BranchId branch) {
        return prospects
                .withdraw(id, purpose, branch, "my-page")
                .<WithdrawConsentResult>map(ConsentWithdrawn::new)
                .orElseThrow(Unauthenticated::new);
    }

    EraseMeResult erase(ProspectId id, boolean confirm) {
        var me = prospects.find(id).orElseThrow(Unauthenticated::new);
        if (!confirm) {
            return new InputRejected(Problems.in(null).add(REQUIRED, "confirm").list());
        }
        return new MeErased(erasures.erase(me));
    }

    private Change check(Prospect me, UpdateMeInput input, Problems problems) {
        if (given(input.name())) {
            checks.name(input.name().value(), problems);
        }
        var municipality = Optional.ofNullable(input.municipality().value())
                .flatMap(code -> checks.municipality(code, problems))
                .map(Municipality::code)
                .filter(code -> !municipalities.areOne(code, me.municipality())) // a merger is no move
                .orElse(me.municipality());
        required(input.municipality(), "municipality", problems);
        required(input.shareMotivation(), "shareMotivation", problems);
        required(input.locale(), "locale", problems);
        required(input.paused(), "paused", problems);
        checks.hours(input.hoursPerWeek().value(), problems);
        checks.motivation(input.motivation().value(), problems);
        var phone = checks.phone(input.phone().value(), problems);
        var locale = Optional.ofNullable(input.locale().value());
        locale.ifPresent(chosen -> checks.locale(chosen, problems));
        var themes = checks.themes(Optional.ofNullable(input.themes().value()).orElse(List.of()), problems);
        var waitFor =
                checks.waitFor(Optional.ofNullable(input.waitFor().value()).orElse(List.of()), municipality, problems);
        if (!me.consents().has(ConsentPurpose.CAMPAIGN_CONTACT)) {
            if (!waitFor.isEmpty()) {
                problems.add(CONSENT_REQUIRED, "waitFor");
            }
            if (Boolean.TRUE.equals(input.paused().value())) {
                problems.add(CONSENT_REQUIRED, "paused");
            }
        }
        return new Change(input, municipality, phone, themes, waitFor, clock.instant());
    }

    /** Null empties what may be empty; of the rest it is no value. */
    private static void required(ArgumentValue<?> value, String field, Problems problems) {
        if (given(value) && value.value() == null) {
            problems.add(REQUIRED, field);
        }
    }

    private static boolean given(ArgumentValue<?> value) {
        return !value.isOmitted();
    }

    /** A checked change, applied to the person as they are at the moment of writing. */
    private record Change(
            UpdateMeInput input,
            String municipality,
            @Nullable String phone,
            List<Theme> themes,
            List<BranchId> waitFor,
            Instant now) {

        Prospect applyTo(Prospect me) {
            var moved = me.movedTo(given(input.municipality()) ? municipality : me.municipality(), now);
            var told = moved.told(person(me.person()), wishes(me.wishes()), waits(moved.waitFor()));
            var same = told.person().equals(moved.person())
                    && told.wishes().equals(moved.wishes())
                    && told.waitFor().equals(moved.waitFor());
            var next = same ? moved : told;
            return given(input.paused()) && input.paused().value() != null
                    ? next.paused(input.paused().value())
                    : next;
        }

        private Person person(Person was) {
            var name = input.name().value();
            var share = input.shareMotivation().value();
            var locale = input.locale().value();
            return new Person(
                    name == null ? was.name() : name.strip(),
                    was.email(),
                    given(input.phone()) ? phone : was.phone(),
                    given(input.motivation())
                            ? Problems.textOrNone(input.motivation().value())
                            : was.motivation(),
                    share == null ? was.shareMotivation() : share,
                    locale == null ? was.locale() : locale);
        }

        private Wishes wishes(Wishes was) {
            return new Wishes(
                    given(input.themes()) ? themes : was.themes(),
                    given(input.hoursPerWeek()) ? input.hoursPerWeek().value() : was.hoursPerWeek());
        }

        private List<BranchId> waits(List<BranchId> was) {
            return given(input.waitFor()) ? waitFor : was;
        }
    }
}
