package nl.gevraagd.municipality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All tables, read once, ready to look things up in. Never changes; a newer table makes a new one. */
final class Snapshot {

    private static final int LONGEST_CHAIN = 10;

    private final Map<String, List<Municipality>> byCode;
    private final Map<String, List<Merger>> mergers;
    private final Map<String, List<String>> postcodes;
    private final List<Election> elections;

    /** From this day on, what was called like that is part of that one. */
    record Merger(LocalDate on, String name, String into) {}

    private Snapshot(
            Map<String, List<Municipality>> byCode,
            Map<String, List<Merger>> mergers,
            Map<String, List<String>> postcodes,
            List<Election> elections) {
        this.byCode = byCode;
        this.mergers = mergers;
        this.postcodes = postcodes;
        this.elections = elections;
    }

    static Snapshot of(Map<ReferenceTable, String> texts) {
        var byCode = new LinkedHashMap<String, List<Municipality>>();
        rows(texts, ReferenceTable.MUNICIPALITIES)
                .forEach(row -> byCode.computeIfAbsent(cell(row, "cbs_code"), any -> new ArrayList<>())
                        .add(municipality(row)));
        var mergers = new HashMap<String, List<Merger>>();
        rows(texts, ReferenceTable.MERGERS).stream()
                .filter(row -> cell(row, "main").equals("yes"))
                .forEach(row -> mergers.computeIfAbsent(cell(row, "gone_code"), any -> new ArrayList<>())
                        .add(new Merger(
                                LocalDate.parse(cell(row, "on")), cell(row, "gone_name"), cell(row, "into_code"))));
        var postcodes = new HashMap<String, List<String>>();
        rows(texts, ReferenceTable.POSTCODES)
                .forEach(row -> postcodes.put(cell(row, "postcode"), list(cell(row, "cbs_codes"))));
        var elections = rows(texts, ReferenceTable.ELECTIONS).stream()
                .map(Snapshot::election)
                .sorted(Comparator.comparing(Election::electionDay))
                .toList();
        return new Snapshot(byCode, mergers, postcodes, elections);
    }

    /** The municipality that bears this code on that day, or the one it went into. */
    Optional<Municipality> on(LocalDate day, String code) {
        var current = code;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            var found = byCode.getOrDefault(current, List.of()).stream()
                    .filter(municipality -> municipality.holdsOn(day))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            var next = mergerBy(day, current);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get().into();
        }
        return Optional.empty();
    }

    private Optional<Merger> mergerBy(LocalDate day, String code) {
        return mergers.getOrDefault(code, List.of()).stream()
                .filter(merger -> !merger.on().isAfter(day))
                .findFirst();
    }

    /** Its name, if it is not there by itself any more on that day. */
    Optional<String> nameBefore(LocalDate day, String code) {
        boolean there = byCode.getOrDefault(code, List.of()).stream().anyMatch(one -> one.holdsOn(day));
        return there ? Optional.empty() : mergerBy(day, code).map(Merger::name);
    }

    /** The day on which this one goes into another, when that is still to come. */
    Optional<Merger> nextMerger(LocalDate day, String code) {
        return mergers.getOrDefault(code, List.of()).stream()
                .filter(merger -> merger.on().isAfter(day))
                .min(Comparator.comparing(Merger::on));
    }

    /** Those that go into this one on a day to come, soonest first. */
    List<Municipality> goingInto(LocalDate day, String code) {
        return mergers.keySet().stream()
                .flatMap(gone -> nextMerger(day, gone).stream()
                        .filter(merger -> merger.into().equals(code))
                        .flatMap(merger -> on(day, gone).map(one -> Map.entry(merger.on(), one)).stream()))
                .sorted(Map.Entry.<LocalDate, Municipality>comparingByKey()
                        .thenComparing(going -> going.getValue().name()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The codes that stand for a municipality today and would not, in those tables, from a day on: the first such day of each. */
    SortedMap<String, LocalDate> lostIn(Snapshot next, LocalDate today) {
        var days = next.changes().filter(day -> day.isAfter(today)).collect(Collectors.toCollection(TreeSet::new));
        days.add(today);
        var lost = new TreeMap<String, LocalDate>();
        Stream.concat(byCode.keySet().stream(), mergers.keySet().stream())
                .distinct()
                .filter(code -> on(today, code).isPresent())
                .forEach(code -> days.stream()
                        .filter(day -> next.on(day, code).isEmpty())
                        .findFirst()
                        .ifPresent(day -> lost.put(code, day)));
        return lost;
    }

    /** The days on which something begins or ends. */
    private Stream<LocalDate> changes() {
        var ofMunicipalities = byCode.values().stream()
                .flatMap(List::stream)
                .flatMap(municipality -> Stream.of(municipality.from(), municipality.until()))
                .flatMap(Stream::ofNullable);
        var ofMergers = mergers.values().stream().flatMap(List::stream).map(Merger::on);
        return Stream.concat(ofMunicipalities, ofMergers);
    }

    List<Municipality> allOn(LocalDate day) {
        return byCode.values().stream()
                .flatMap(List::stream)
                .filter(municipality -> municipality.holdsOn(day))
                .toList();
    }

    /**
     * By the end of the address of their page: those of that day, and those of before that are called otherwise by then or
     * went into another. Who is there comes before who was.
     */
    Map<String, Municipality> bySlug(LocalDate day) {
        return byCode.values().stream()
                .flatMap(List::stream)
                .filter(municipality -> municipality.hasBegunBy(day))
                .filter(municipality -> on(day, municipality.code()).isPresent())
                .sorted(Comparator.comparing(municipality -> !municipality.holdsOn(day)))
                .collect(Collectors.toMap(Municipality::slug, municipality -> municipality, (one, other) -> one));
    }

    /** Old names of municipalities that went into another before that day, by the code of the one that is there now. */
    Map<String, Set<String>> goneInto(LocalDate day) {
        return mergers.keySet().stream()
                .filter(code -> byCode.containsKey(code))
                .flatMap(code -> on(day, code)
                        .filter(now -> !now.code().equals(code))
                        .map(now -> Map.entry(
                                now.code(),
                                Objects.requireNonNull(byCode.get(code))
                                        .getFirst()
                                        .name()))
                        .stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    List<String> codesOf(LocalDate day, String code) {
        return Stream.concat(
                        Stream.of(code),
                        mergers.keySet().stream()
                                .filter(gone -> on(day, gone)
                                        .filter(now -> now.code().equals(code))
                                        .isPresent())
                                .filter(gone -> !gone.equals(code)))
                .toList();
    }

    List<Municipality> byPostcode(LocalDate day, String postcode) {
        var codes = postcodes.getOrDefault(postcode, postcodes.getOrDefault(postcode.substring(0, 4), List.of()));
        var four = postcode.length() == 6 && !postcodes.containsKey(postcode) && codes.size() > 1
                ? codes.subList(0, 1)
                : codes;
        return four.stream().flatMap(code -> on(day, code).stream()).distinct().toList();
    }

    Optional<Election> next(LocalDate day, String municipality) {
        return elections.stream()
                .filter(election -> election.isIn(municipality))
                .filter(election -> !election.electionDay().isBefore(day))
                .findFirst();
    }

    /** Elections of councils on this day. */
    List<Election> on(LocalDate day) {
        return elections.stream()
                .filter(election -> election.electionDay().equals(day))
                .filter(election ->
                        election.kind() == ElectionKind.MUNICIPAL || election.kind() == ElectionKind.REDIVISION)
                .toList();
    }

    Optional<Election> election(String id) {
        return elections.stream().filter(election -> election.id().equals(id)).findFirst();
    }

    private static List<Map<String, String>> rows(Map<ReferenceTable, String> texts, ReferenceTable table) {
        var parsed = table.parse(Objects.requireNonNull(texts.get(table)));
        if (!parsed.refused().isEmpty()) {
            throw new IllegalStateException("the table " + table.label() + " is not good: " + parsed.refused());
        }
        return parsed.rows();
    }

    private static Municipality municipality(Map<String, String> row) {
        return new Municipality(
                cell(row, "cbs_code"),
                cell(row, "name"),
                list(cell(row, "also_known_as")),
                cell(row, "province"),
                Integer.parseInt(cell(row, "inhabitants")),
                Integer.parseInt(cell(row, "seats")),
                cell(row, "seats_basis").equals("estimated"),
                day(cell(row, "from")),
                day(cell(row, "until")));
    }

    private static Election election(Map<String, String> row) {
        return new Election(
                cell(row, "election"),
                ElectionKind.valueOf(cell(row, "kind")),
                LocalDate.parse(cell(row, "nomination_day")),
                LocalDate.parse(cell(row, "election_day")),
                LocalDate.parse(cell(row, "installation")),
                Set.copyOf(list(cell(row, "municipalities"))));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }
}
