package nl.gevraagd.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.prospect.InventedPeople;
import nl.gevraagd.prospect.InventedPeople.Invented;
import nl.gevraagd.prospect.Theme;
import nl.gevraagd.shared.ProspectId;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A crowd of invented people over all municipalities. Always the same one. Their addresses lead nowhere. */
@Component
@Profile("demo")
class DemoCrowd {

    static final String CITIZEN = "burger@demo.gevraagd.example";

    private static final List<String> NAMES = List.of(
            "Sanne",
            "Ilyas",
            "Noor",
            "Bram",
            "Fatima",
            "Daan",
            "Lieke",
            "Mohammed",
            "Sofie",
            "Jesse",
            "Aylin",
            "Teun",
            "Roos",
            "Kwame",
            "Eva",
            "Luuk",
            "Maryam",
            "Finn",
            "Julia",
            "Omar",
            "Femke",
            "Stijn",
            "Naima",
            "Gijs");
    private static final List<String> MOTIVATIONS = List.of(
            "In mijn straat staan huizen leeg, en mijn kinderen vinden geen woning. Daar wil ik iets aan doen.",
            "Ik zit al jaren in de wijkraad. De stap naar de gemeente lijkt me mooi.",
            "Ik wil dat jongeren hier blijven wonen. Daarvoor is meer nodig dan een jeugdhonk.",
            "De bus rijdt hier niet meer. Wie geen auto heeft, komt nergens.");

    private final Municipalities municipalities;
    private final Branches branches;
    private final InventedPeople people;
    private final Clock clock;

    DemoCrowd(Municipalities municipalities, Branches branches, InventedPeople people, Clock clock) {
        this.municipalities = municipalities;
        this.branches = branches;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param favourites branches that enough people choose to make a day's work
     * @return everybody who was added
     */
    List<ProspectId> fill(Set<BranchId> favourites) {
        var random = new Random(2026);
        var added = new ArrayList<ProspectId>();
        for (var municipality : homeFirst()) {
            var verified = branches.in(municipality.code()).stream()
                    .filter(Branch::isVerified)
                    .map(Branch::id)
                    .toList();
            added.addAll(people.add(crowdOf(municipality, verified, favourites, random)));
        }
        return added;
    }

    /** The citizen whom the log names is there as soon as somebody can have read it. */
    private List<Municipality> homeFirst() {
        return municipalities.all().stream()
                .sorted(Comparator.comparing(
                        municipality -> !municipality.code().equals(DemoBranches.UTRECHT)))
                .toList();
    }

    boolean isMatched() {
        return people.areMatched();
    }

    private List<Invented> crowdOf(
            Municipality municipality, List<BranchId> verified, Set<BranchId> favourites, Random random) {
        boolean isHome = verified.containsAll(favourites);
        int size = isHome ? 45 : 2 + Math.min(28, municipality.population() / 15_000) + random.nextInt(3);
        var crowd = new ArrayList<Invented>();
        for (int i = 0; i < size; i++) {
            boolean citizen = isHome && i == 0;
            var name = NAMES.get(random.nextInt(NAMES.size()));
            var chosen = new ArrayList<BranchId>();
            for (var branch : verified) {
                if (citizen ? favourites.contains(branch) : random.nextInt(favourites.contains(branch) ? 2 : 3) == 0) {
                    chosen.add(branch);
                }
            }
            crowd.add(new Invented(
                    name + " Demo",
                    citizen
                            ? CITIZEN
                            : "demo-" + municipality.code().toLowerCase(Locale.ROOT) + "-" + i
                                    + "@demo.gevraagd.example",
                    municipality.code(),
                    themes(random),
                    2 + random.nextInt(15),
                    random.nextInt(3) == 0 ? MOTIVATIONS.get(random.nextInt(MOTIVATIONS.size())) : null,
                    chosen,
                    clock.instant().minus(Duration.ofHours(random.nextInt(24 * 60)))));
        }
        return crowd;
    }

    private static List<Theme> themes(Random random) {
        var all = Theme.values();
        return random.ints(0, all.length)
                .distinct()
                .limit(1 + random.nextInt(3))
                .mapToObj(i -> all[i])
                .toList();
    }
}
