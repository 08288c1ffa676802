package nl.gevraagd.municipality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether somebody may become a councillor, and by which grounds. */
record Eligibility(boolean eligible, List<Ground> grounds) {

    record Ground(String article, boolean met, String dutch, String english) {}

    record EligibilityInput(
            boolean eighteenByInstallation,
            boolean residentOrMoving,
            boolean euCitizen,
            @Nullable Boolean fiveYearsLawfulResidence,
            @Nullable Boolean municipalOfficial,
            boolean excludedFromVote) {

        @Override
        public String toString() {
            return "EligibilityInput[***]";
        }
    }

    static Eligibility of(EligibilityInput input) {
        var grounds = List.of(
                new Ground(
                        "Gemeentewet artikel 10, Kieswet artikel H 7",
                        input.eighteenByInstallation(),
                        "Je bent 18 jaar of ouder als de nieuwe raad begint. Op de lijst staan kan eerder, als je tijdens de vier jaar van de raad 18 wordt.",
                        "You are 18 or older when the new council begins. You can be on the list earlier, if you turn 18 during the four years of the council."),
                new Ground(
                        "Gemeentewet artikel 10, Kieswet artikel H 7",
                        input.residentOrMoving(),
                        "Je woont in de gemeente als je raadslid wordt. Woon je er nog niet, dan teken je dat je gaat verhuizen.",
                        "You live in the municipality when you become a councillor. If you do not live there yet, you sign that you will move."),
                new Ground(
                        "Gemeentewet artikel 10",
                        input.euCitizen() || Boolean.TRUE.equals(input.fiveYearsLawfulResidence()),
                        "Je bent Nederlander of burger van een land van de Europese Unie. Anders woon je minstens vijf jaar achter elkaar rechtmatig in Nederland op de dag dat de raad je toelaat.",
                        "You are Dutch or a citizen of a country of the European Union. Otherwise you have lived lawfully in the Netherlands for at least five years in a row on the day that the council admits you."),
                new Ground(
                        "Gemeentewet artikel 10",
                        !input.excludedFromVote(),
                        "Een rechter heeft je het kiesrecht niet afgenomen. Een strafblad alleen is geen beletsel.",
                        "No judge has taken away your right to vote. A criminal record alone is no obstacle."),
                new Ground(
                        "Gemeentewet artikel 13",
                        !Boolean.TRUE.equals(input.municipalOfficial()),
                        "Je werkt niet als ambtenaar voor deze gemeente. Er zijn uitzonderingen, zoals de vrijwillige brandweer en personeel van openbare scholen.",
                        "You do not work as an official of this municipality. There are exceptions, such as the volunteer fire brigade and staff of public schools."));
        return new Eligibility(grounds.stream().allMatch(Ground::met), grounds);
    }
}
