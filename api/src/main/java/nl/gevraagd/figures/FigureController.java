package nl.gevraagd.figures;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.access.Member;
import nl.gevraagd.access.Role;
import nl.gevraagd.mail.LetterState;
import nl.gevraagd.mail.MailMetrics;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branches;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What the graph asks of figures. Everything is read as it was counted; nothing is counted here. */
@Controller
class FigureController {

    private final FigureRepository figures;
    private final Municipalities municipalities;
    private final Branches branches;
    private final MailMetrics letters;
    private final Clock clock;

    FigureController(
            FigureRepository figures,
            Municipalities municipalities,
            Branches branches,
            MailMetrics letters,
            Clock clock) {
        this.figures = figures;
        this.municipalities = municipalities;
        this.branches = branches;
        this.letters = letters;
        this.clock = clock;
    }

    @QueryMapping
    Funnel funnel(
            Member member,
            @Argument @Nullable String municipality,
            @Argument @Nullable String province,
            @Argument @Nullable String week) {
        requireTeam(member);
        var cell = figures.find(place(municipality, province), week == null ? Cell.ALL : Weeks.read(week));
        return Funnel.of(
                cell.map(Cell::shown).orElse(Map.of()), figures.countedUntil().orElse(clock.instant()));
    }

    /** {@code asOf}: when all was counted last, the same for every place: when one changed would tell of somebody there. */
    record Funnel(List<FunnelStep> steps, Instant asOf) {

        static Funnel of(Map<String, Integer> shown, Instant asOf) {
            return new Funnel(
                    Arrays.stream(FunnelStepName.values())
                            .map(step -> new FunnelStep(step, shown.get(step.label())))
                            .toList(),
                    asOf);
        }
    }

    record FunnelStep(FunnelStepName name, @Nullable Integer count) {}

    @QueryMapping
    List<CouncilWithoutLeads> councilsWithoutLeads(Member member) {
        requireTeam(member);
        var shown = figures.municipalitiesIn(Cell.ALL).stream()
                .filter(cell -> cell.shown().containsKey(FunnelStepName.MATCHED.label()))
                .map(Cell::place)
                .collect(toSet());
        var takingPart = municipalities.today(branches.municipalitiesTakingPart());
        return municipalities.all().stream()
                .filter(municipality -> !shown.contains(municipality.code()))
                .sorted(comparing(Municipality::province).thenComparing(Municipality::name))
                .map(municipality -> new CouncilWithoutLeads(municipality, takingPart.contains(municipality.code())))
                .toList();
    }

    record CouncilWithoutLeads(Municipality municipality, boolean takesPart) {}

    @QueryMapping
    List<LetterCount> letterCounts(Member member) {
        requireTeam(member);
        return letters.current().stream()
                .map(exact -> new LetterCount(
                        exact.kind().label(),
                        exact.state(),
                        Disclosure.shown(exact.count()).orElse(null)))
                .toList();
    }

    /** What may be shown of a number of letters; null where it is too small. */
    record LetterCount(
            String kind, LetterState state, @Nullable Integer count) {}

    private static void requireTeam(Member member) {
        member.require(Role.CAMPAIGN_ANALYST, Role.CAMPAIGN_MANAGER);
    }

    @QueryMapping
    List<Figure> publicFigures(@Argument @Nullable String municipality) {
        var known = municipality == null ? Optional.<Municipality>empty() : municipalities.byCode(municipality);
        if (municipality != null && known.isEmpty()) {
            return List.of();
        }
        var open = figures.find(known.map(Municipality::code).orElse(Cell.COUNTRY), Cell.ALL)
                .map(Cell::open)
                .orElse(Map.of());
        return Arrays.stream(FunnelStepName.values())
                .map(step -> new Figure(
                        step.label(),
                        known.map(Municipality::code).orElse(null),
                        known.map(Municipality::province).orElse(null),
                        null,
                        open.get(step.label())))
                .toList();
    }

    /** One open figure; {@code value} is null where it is too small to show. */
    record Figure(
            String name,
            @Nullable String municipality,
            @Nullable String province,
            @Nullable String week,
            @Nullable Integer value) {}

    private String place(@Nullable String municipality, @Nullable String province) {
        if (municipality != null) {
            return municipalities.byCode(municipality).map(Municipality::code).orElse("");
        }
        return province == null ? Cell.COUNTRY : Cell.placeOf(province);
    }
}
