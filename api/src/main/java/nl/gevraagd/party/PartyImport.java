package nl.gevraagd.party;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.ImportProblem.Code;
import nl.gevraagd.party.ImportedBranch.Place;
import nl.gevraagd.party.PartyFile.Contest;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Kind;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Table;
import nl.gevraagd.shared.Overtaken;
import nl.gevraagd.shared.Transactions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Adds parties out of files: all of them when everything in them is good, else none, in one transaction, so that a run that is
 * cut off leaves nothing. A party that is there keeps its name and status; the same file twice changes nothing. Branches have ids that
 * follow from municipality and name, so two runs at once add up, and each tells what it did itself.
 */
@Service
public class PartyImport {

    static final int LARGEST = 5 * 1024 * 1024;
    private static final int BEGINNING = 64;
    private static final int MOST_IN_TIME = 10_000;
    /** Eight times the branches of the whole country: what a transaction writes has to fit in the cache of a small MongoDB. */
    private static final int MOST = 40_000;
    /** In all files: each party may stand there for more than one election, and in more than one kind of file. */
    private static final int MOST_ENTRIES = 10 * MOST;
    /** Whoever asks over the network waits no longer than that. */
    private static final Duration IN_TIME = Duration.ofSeconds(8);

    private static final Pattern ELECTION = Pattern.compile("(?:GR|HR)(?:19|20)\\d{2}");

    private final Municipalities municipalities;
    private final MongoTemplate mongo;
    private final ImportOutcomes outcomes;

    PartyImport(Municipalities municipalities, MongoTemplate mongo, ImportOutcomes outcomes) {
        this.outcomes = outcomes;
        this.municipalities = municipalities;
        this.mongo = mongo;
    }

    /** A file, and how whoever imports it named it: what it holds is told by its content. */
    public record Named(String name, Path path) {}

    /** As many as whoever asks for it over the network can be told of in time; the operator has all the time there is. */
    public ImportReport runInTime(List<Named> files, boolean dry) {
        return run(files, dry, MOST_IN_TIME, IN_TIME);
    }

    ImportReport run(List<Named> files, boolean dry) {
        return run(files, dry, MOST, Transactions.UNTIL_THE_DEAD_LET_GO);
    }

    /** @param dry whether to tell only what would happen */
    ImportReport run(List<Named> files, boolean dry, int most, Duration patience) {
        var read = readAll(files);
        var registered = new HashSet<String>();
        read.stream().filter(file -> file.kind() == Kind.EML_110A).forEach(file -> registered.add(keyOf(file.about())));
        var wanted = new LinkedHashMap<BranchId, ImportedBranch>();
        var problems = new ArrayList<ImportProblem>();
        for (var file : read) {
            problems.addAll(file.problems());
            boolean alone = file.kind() == Kind.EML_230B && !registered.contains(keyOf(file.about()));
            if (alone) {
                problems.add(new ImportProblem(
                        file.name(), 0, Code.NEEDS_110A, "a 230b is read only beside the 110a of its election"));
            }
            var named = named(file, problems);
            if (file.kind() == Kind.CSV
                    || (file.problems().isEmpty() && !alone)) { // the head of an EML file is about all of it
                named.forEach(one -> wanted.merge(one.branch().id(), one, ImportedBranch::together));
            }
        }
        if (wanted.size() > most) {
            problems.add(new ImportProblem(
                    read.getLast().name(),
                    0,
                    Code.TOO_LARGE,
                    "these are " + wanted.size() + " parties, and " + most + " is the most at once: take fewer files"
                            + (most < MOST ? ", or ask the operator" : "")));
            wanted.clear();
        }
        if (problems.isEmpty() && !dry) {
            return write(files.getFirst().name(), wanted, patience);
        }
        return told(compare(new BranchRepository(mongo), wanted, problems), dry);
    }

    private ImportReport told(ImportReport report, boolean dry) {
        outcomes.count(Table.PARTIES, report.outcome(dry));
        return report;
    }

    private ImportReport write(String file, Map<BranchId, ImportedBranch> wanted, Duration patience) {
        try {
            var report = Transactions.run(mongo, patience, whole -> {
                var branches = new BranchRepository(whole);
                var compared = compare(branches, wanted, List.of());
                outcomes.count(whole, Table.PARTIES, compared.outcome(false)); // first: here two runs at once meet
                branches.add(compared.toWrite());
                return compared;
            });
            outcomes.refresh();
            return report;
        } catch (Overtaken busy) {
            var reason = "somebody else changes the same parties at this moment: try again in a minute";
            return told(
                    compare(
                            new BranchRepository(mongo),
                            wanted,
                            List.of(new ImportProblem(file, 0, Code.OVERTAKEN, reason))),
                    false);
        }
    }

    private static String keyOf(Contest contest) {
        return Municipalities.codeOf(contest.municipality()).orElse("") + "|" + contest.election();
    }

    private List<ImportedBranch> named(PartyFile file, List<ImportProblem> problems) {
        var judged = new HashMap<Contest, Optional<Contest>>();
        var lines = new HashMap<String, Long>();
        return file.entries().stream()
                .flatMap(entry -> judged
                        .computeIfAbsent(entry.contest(), told -> judge(file.name(), told, problems))
                        .flatMap(contest -> branch(file, entry, contest, lines, problems))
                        .stream())
                .toList();
    }

    /** The contest by the names that we have for it. */
    private Optional<Contest> judge(String file, Contest told, List<ImportProblem> problems) {
        var code = Municipalities.codeOf(told.municipality());
        var municipality = code.flatMap(municipalities::byCode);
        if (code.isEmpty() || municipality.isEmpty()) {
            problems.add(new ImportProblem(
                    file, told.municipalityLine(), Code.WRONG_MUNICIPALITY, "there is no municipality of this code"));
            return Optional.empty();
        }
        var now = municipality.get();
        if (!now.code().equals(code.get())) {
            problems.add(new ImportProblem(
                    file,
                    told.municipalityLine(),
                    Code.GONE_MUNICIPALITY,
                    code.get() + " went into " + now.code() + ", " + now.name()));
            return Optional.empty();
        }
        var election = told.election().contains("-") ? onDay(now, told.election()) : named(now, told.election());
        if (election.isEmpty()) {
            problems.add(
                    told.election().contains("-")
                            ? new ImportProblem(
                                    file,
                                    told.electionLine(),
                                    Code.WRONG_DAY,
                                    "no council was elected here on this day")
                            : new ImportProblem(
                                    file,
                                    told.electionLine(),
                                    Code.WRONG_ELECTION,
                                    "an election is GR or HR and a year in which this council is elected, as GR2026"));
        }
        return election.map(id -> new Contest(now.code(), id, 0, 0));
    }

    private Optional<String> onDay(Municipality municipality, String day) {
        try {
            return municipalities.councilElectionOn(municipality, LocalDate.parse(day));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private Optional<String> named(Municipality municipality, String election) {
        return Optional.of(election)
                .filter(ELECTION.asMatchPredicate())
                .filter(id -> municipalities.elects(municipality, id));
    }

    private static Optional<ImportedBranch> branch(
            PartyFile file, Entry entry, Contest contest, Map<String, Long> lines, List<ImportProblem> problems) {
        try {
            var name = new PartyName(entry.name());
            var id = name.branchIn(contest.municipality());
            var before = lines.putIfAbsent(id.value() + contest.election(), entry.line());
            if (before != null && file.kind() != Kind.EML_230B) { // a party may hand in several lists
                problems.add(new ImportProblem(
                        file.name(), entry.line(), Code.TWICE, "this party stands on line " + before + " as well"));
                return Optional.empty();
            }
            var branch = new Branch(
                    id,
                    name.value(),
                    contest.municipality(),
                    BranchStatus.UNCLAIMED,
                    Set.of(contest.election()),
                    List.of(),
                    null);
            return Optional.of(new ImportedBranch(branch, List.of(new Place(file.name(), entry.line()))));
        } catch (IllegalArgumentException noName) {
            problems.add(
                    new ImportProblem(file.name(), entry.line(), Code.WRONG_NAME, "this is not the name of a party"));
            return Optional.empty();
        }
    }

    /** Beside the branches that are there. */
    private static ImportReport compare(
            BranchRepository branches, Map<BranchId, ImportedBranch> wanted, List<ImportProblem> problems) {
        var there = new HashMap<BranchId, Branch>();
        branches.find(wanted.keySet()).forEach(branch -> there.put(branch.id(), branch));
        var created = new ArrayList<ImportedBranch>();
        var changed = new ArrayList<ImportedBranch>();
        var unchanged = new ArrayList<ImportedBranch>();
        for (var one : wanted.values()) {
            var before = there.get(one.branch().id());
            if (before == null) {
                created.add(one);
            } else {
                var after = one.after(before);
                (after.branch().equals(before) ? unchanged : changed).add(after);
            }
        }
        return new ImportReport(
                List.copyOf(created), List.copyOf(changed), List.copyOf(unchanged), List.copyOf(problems));
    }

    /** Until there is more than can be wanted: what comes after that is not read. */
    private static List<PartyFile> readAll(List<Named> files) {
        var read = new ArrayList<PartyFile>();
        int entries = 0;
        for (var file : files) {
            var one = read(file);
            entries += one.entries().size() + one.problems().size();
            if (entries > MOST_ENTRIES) {
                var reason = "with this, there are more than " + MOST_ENTRIES + " rows: take fewer files";
                read.add(PartyFile.refused(file.name(), 0, Code.TOO_LARGE, reason));
                return read;
            }
            read.add(one);
        }
        return read;
    }

    static PartyFile read(Named file) {
        try (var bounded = new BoundedStream(Files.newInputStream(file.path()), LARGEST)) {
            if (Files.size(file.path()) > LARGEST) {
                return tooLarge(file.name());
            }
            var in = new BufferedInputStream(bounded);
            var read = isXml(in) ? new EmlReader().read(file.name(), in) : new PartyTableReader().read(file.name(), in);
            return bounded.isExceeded() ? tooLarge(file.name()) : read;
        } catch (IOException unreadable) {
            return PartyFile.refused(file.name(), 0, Code.UNREADABLE, "the file cannot be read");
        }
    }

    private static PartyFile tooLarge(String file) {
        return PartyFile.refused(file, 0, Code.TOO_LARGE, "the file is larger than 5 MB");
    }

    /** Whether the first character is {@code <}, in whichever encoding. */
    private static boolean isXml(InputStream in) throws IOException {
        in.mark(BEGINNING);
        var beginning = in.readNBytes(BEGINNING);
        in.reset();
        for (byte one : beginning) {
            boolean mark = one == (byte) 0xEF
                    || one == (byte) 0xBB
                    || one == (byte) 0xBF
                    || one == (byte) 0xFE
                    || one == (byte) 0xFF;
            if (one == '<') {
                return true;
            }
            if (!mark && one != 0 && !Character.isWhitespace(one)) {
                return false;
            }
        }
        return false;
    }
}
