package nl.gevraagd.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.gevraagd.prospect.Person;
import nl.gevraagd.prospect.Prospect;
import nl.gevraagd.prospect.Wishes;
import org.junit.jupiter.api.Test;

/** Requirement P8: nobody is profiled. Whoever has matching look at something else of a person changes this list, and says why. */
class MatcherInputTests {

    @Test
    void matchingLooksAtWhereSomebodyLivesAndWhatTheyChoseAndAtNothingElse() {
        var matching = new ClassFileImporter().importClasses(Matching.class).get(Matching.class);
        var asked = Stream.concat(
                        matching.getMethodCallsFromSelf().stream(), matching.getMethodReferencesFromSelf().stream())
                .map(access -> (CodeUnitAccessTarget) access.getTarget())
                .filter(target -> target.getOwner().getPackageName().equals(Prospect.class.getPackageName()))
                .filter(target -> Stream.of(Prospect.class, Person.class, Wishes.class)
                        .anyMatch(type -> target.getOwner().isEquivalentTo(type)))
                .map(target -> target.getOwner().getSimpleName() + "." + target.getName())
                .collect(Collectors.toSet());
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "Prospect.id",
                        "Prospect.municipality",
                        "Prospect.consents",
                        "Prospect.allows",
                        "Prospect.isActive",
                        "Prospect.wishes",
                        "Wishes.themes", // for the card, which the person wrote: nobody is ordered or chosen by it
                        "Wishes.hoursPerWeek");
    }
}
