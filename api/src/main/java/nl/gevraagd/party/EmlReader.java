package nl.gevraagd.party;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.gevraagd.party.ImportProblem.Code;
import nl.gevraagd.party.PartyFile.Contest;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Kind;

/**
 * Reads the parties out of an EML_NL 110a (registered parties) or 230b (lists). It streams: people in a 230b are skipped and
 * never held. Document type declarations, entities and includes do not exist for it. A valid schema proves no meaning, so meaning is
 * checked here; whether the municipality and the day exist is for whoever imports.
 */
final class EmlReader {

    private static final int DEEPEST = 60;
    private static final int MOST_PARTIES = 500;

    /** What is read stands at least this deep. */
    private static final int SHALLOWEST = 4;

    private static final String INCLUDES = "http://www.w3.org/2001/XInclude";

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    EmlReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        factory.setXMLReporter((message, type, related, place) -> {}); // else it prints what it throws
    }

    PartyFile read(String name, InputStream in) {
        var found = new Found(name);
        try {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("no document types, no entities", xml.getLocation());
                    case XMLStreamConstants.START_ELEMENT -> {
                        refuseInclude(xml);
                        if (xml.getLocalName().equals("Candidate")) {
                            skip(xml);
                        } else {
                            found.start(xml);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> found.text(xml);
                    case XMLStreamConstants.END_ELEMENT -> found.end(xml);
                    default -> {} // comments, spaces, instructions
                }
            }
        } catch (XMLStreamException notXml) {
            var line = notXml.getLocation() == null ? 0 : notXml.getLocation().getLineNumber();
            return PartyFile.refused(name, Math.max(0, line), Code.NOT_XML, "this is not XML that is taken");
        }
        return found.judged();
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("too deep", xml.getLocation());
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                refuseInclude(xml);
            }
        }
    }

    private static void refuseInclude(XMLStreamReader xml) throws XMLStreamException {
        if (INCLUDES.equals(xml.getNamespaceURI())) {
            throw new XMLStreamException("nothing is included", xml.getLocation());
        }
    }

    /** What was found so far. */
    private static final class Found {

        private static final String NAMESPACE = "urn:oasis:names:tc:evs:schema:eml";
        private static final Map<String, String> BODIES = Map.of("110a", "ElectionEvent", "230b", "CandidateList");

        private final String file;
        private final Deque<String> path = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Cell> once = new HashMap<>();
        private final List<Name> names = new ArrayList<>();
        private final List<ImportProblem> problems = new ArrayList<>();
        private String kind = "";
        private String domain = "";

        private record Cell(String value, long line) {}

        private record Name(long line, String value) {}

        Found(String file) {
            this.file = file;
        }

        void start(XMLStreamReader xml) throws XMLStreamException {
            if (path.size() >= DEEPEST) {
                throw new XMLStreamException("too deep", xml.getLocation());
            }
            var element = xml.getLocalName();
            path.addLast(element);
            text.setLength(0);
            if (path.size() == 1) {
                kind = element.equals("EML") && NAMESPACE.equals(xml.getNamespaceURI()) ? attribute(xml) : "";
            } else if (path.size() == 2 && BODIES.containsValue(element)) {
                once("body", element, xml.getLocation().getLineNumber());
            } else if (element.equals("ElectionDomain")) {
                domain = attribute(xml);
            }
        }

        void text(XMLStreamReader xml) {
            int room = PartyName.LONGEST + 1 - text.length();
            text.append(
                    xml.getTextCharacters(), xml.getTextStart(), Math.clamp(xml.getTextLength(), 0, Math.max(0, room)));
        }

        void end(XMLStreamReader xml) {
            var place = path.size() < SHALLOWEST
                    ? ""
                    : String.join("/", path.stream().skip(2).toList());
            var element = path.removeLast();
            var value = text.toString().strip();
            text.setLength(0);
            long line = xml.getLocation().getLineNumber();
            switch (place) {
                case "Election/ElectionIdentifier/ElectionCategory",
                        "Election/ElectionIdentifier/ElectionSubcategory",
                        "Election/ElectionIdentifier/ElectionDate",
                        "Election/NumberOfSeats" -> once(element, value, line);
                case "Election/ElectionIdentifier/ElectionDomain" -> once(element, domain, line);
                case "Election/RegisteredParties/RegisteredParty/RegisteredAppellation" -> {
                    if (kind.equals("110a")) {
                        name(value, line);
                    }
                }
                case "Election/Contest/Affiliation/AffiliationIdentifier/RegisteredName" -> {
                    if (kind.equals("230b") && !value.isEmpty()) {
                        name(value, line); // a blank list has no name, and makes no branch
                    }
                }
                default -> {}
            }
        }

        private void once(String what, String value, long line) {
            if (once.putIfAbsent(what, new Cell(value, line)) != null) {
                refuse(line, Code.WRONG_DOCUMENT, "a file is about one election, and this one says it twice");
            }
        }

        private void name(String value, long line) {
            if (names.size() < MOST_PARTIES) {
                names.add(new Name(line, value));
            } else if (names.size() == MOST_PARTIES) {
                refuse(line, Code.TOO_LARGE, "there are more than " + MOST_PARTIES + " parties");
                names.add(new Name(line, value));
            }
        }

        PartyFile judged() {
            if (!cell("body").value().equals(BODIES.get(kind))) {
                return PartyFile.refused(file, 0, Code.WRONG_DOCUMENT, "this is no 110a and no 230b");
            }
            var subcategory = cell("ElectionSubcategory");
            var place = cell("ElectionDomain");
            check(
                    cell("ElectionCategory").value().equals("GR"),
                    cell("ElectionCategory").line(),
                    Code.WRONG_ELECTION,
                    "this is not an election of a municipal council");
            check(
                    subcategory.value().equals("GR1") || subcategory.value().equals("GR2"),
                    subcategory.line(),
                    Code.WRONG_ELECTION,
                    "the subcategory does not belong to a municipal council");
            if (kind.equals("110a")) {
                seats(subcategory.value());
            }
            check(!names.isEmpty(), 0, Code.NO_PARTIES, "there are no parties");
            var day = cell("ElectionDate");
            var contest = new Contest(place.value(), day.value(), place.line(), day.line());
            var entries = names.stream()
                    .map(name -> new Entry(name.line(), name.value(), contest))
                    .toList();
            return new PartyFile(
                    file, kind.equals("110a") ? Kind.EML_110A : Kind.EML_230B, contest, entries, List.copyOf(problems));
        }

        /** Gemeentewet art. 8: an odd number from 9 to 45; from 19 on, the election is of the second kind. */
        private void seats(String subcategory) {
            var told = cell("NumberOfSeats");
            int seats = told.value().matches("\\d{1,2}") ? Integer.parseInt(told.value()) : 0;
            boolean possible = seats >= 9 && seats <= 45 && seats % 2 == 1;
            check(possible, told.line(), Code.WRONG_SEATS, "no council has this number of seats");
            check(
                    !possible || !subcategory.startsWith("GR") || subcategory.equals(seats < 19 ? "GR1" : "GR2"),
                    told.line(),
                    Code.WRONG_SEATS,
                    "the subcategory does not fit the number of seats");
        }

        private Cell cell(String what) {
            return once.getOrDefault(what, new Cell("", 0));
        }

        private void check(boolean good, long line, Code code, String reason) {
            if (!good) {
                refuse(line, code, reason);
            }
        }

        private void refuse(long line, Code code, String reason) {
            problems.add(new ImportProblem(file, line, code, reason));
        }

        private static String attribute(XMLStreamReader xml) {
            return Optional.ofNullable(xml.getAttributeValue(null, "Id")).orElse("");
        }
    }
}
