package nl.gevraagd.party;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.gevraagd.party.PartyFile.Code;
import nl.gevraagd.party.PartyFile.Entry;
import nl.gevraagd.party.PartyFile.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parties out of an EML_NL 110a (registered parties) or 230b (lists). It streams: people in a 230b are skipped and
 * never held. Document type declarations and entities do not exist for it. A valid schema proves no meaning, so meaning is
 * checked here.
 */
final class EmlReader {

    private static final int DEEPEST = 60;
    private static final int MOST_PARTIES = 500;

    private final XMLInputFactory factory = XMLInputFactory.newInstance();

    EmlReader() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
    }

    /** What an EML file is about. */
    record Eml(String kind, String election, String municipality, PartyFile parties) {}

    Eml read(byte[] bytes) {
        var found = new Found();
        try {
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            Deque<String> path = new ArrayDeque<>();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("document types and entities are not taken");
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.push(xml.getLocalName());
                        if (path.size() > DEEPEST) {
                            throw new XMLStreamException("too deep");
                        }
                        if (xml.getLocalName().equals("Candidate")) {
                            skip(xml);
                            path.pop();
                        } else {
                            found.start(xml);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS -> found.text(path.peek(), xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        found.end(path.pop(), xml.getLocation().getLineNumber());
                    }
                    default -> Thread.onSpinWait();
                }
            }
        } catch (XMLStreamException notXml) {
            var line = notXml.getLocation() == null ? 0 : notXml.getLocation().getLineNumber();
            return new Eml("", "", "", PartyFile.refused(line, Code.NOT_XML, "this is not XML that is taken"));
        }
        return found.judged();
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (depth > DEEPEST || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException("too deep");
            }
        }
    }

    /** What was found so far. */
    private static final class Found {

        private String kind = "";
        private String category = "";
        private String subcategory = "";
        private String domain = "";
        private String date = "";
        private int seats;
        private final StringBuilder text = new StringBuilder();
        private final List<Entry> names = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();

        void start(XMLStreamReader xml) {
            text.setLength(0);
            switch (xml.getLocalName()) {
                case "EML" -> kind = attribute(xml, "Id");
                case "ElectionDomain" -> domain = attribute(xml, "Id");
                default -> Thread.onSpinWait();
            }
        }

        void text(@Nullable String element, String part) {
            if (element != null && text.length() <= PartyName.LONGEST) {
                text.append(part);
            }
        }

        void end(String element, int line) {
            var value = text.toString().strip();
            switch (element) {
                case "ElectionCategory" -> category = value;
                case "ElectionSubcategory" -> subcategory = value;
                case "ElectionDate" -> date = value;
                case "NumberOfSeats" -> seats = value.matches("\\d{1,3}") ? Integer.parseInt(value) : -1;
                case "RegisteredAppellation", "RegisteredName" -> name(value, line);
                default -> Thread.onSpinWait();
            }
            text.setLength(0);
        }

        /** A blank list has no name, and makes no branch. */
        private void name(String value, int line) {
            if (value.isEmpty()) {
                return;
            }
            if (value.length() > PartyName.LONGEST || names.size() >= MOST_PARTIES) {
                refused.add(new Refused(line, Code.WRONG_NAME, "this is not the name of a party"));
            } else {
                names.add(new Entry(line, "", value, ""));
            }
        }

        Eml judged() {
            check(kind.equals("110a") || kind.equals("230b"), Code.WRONG_DOCUMENT, "this is no 110a and no 230b");
            check(category.equals("GR"), Code.WRONG_ELECTION, "this is not an election of a municipal council");
            check(
                    subcategory.equals("GR1") || subcategory.equals("GR2"),
                    Code.WRONG_ELECTION,
                    "the subcategory does not belong to a municipal council");
            check(
                    seats == 0 || (seats < 19 ? "GR1" : "GR2").equals(subcategory),
                    Code.WRONG_ELECTION,
                    "the subcategory does not fit the number of seats");
            check(domain.matches("\\d{1,4}"), Code.WRONG_MUNICIPALITY, "the domain of the election is missing");
            check(date.matches("\\d{4}-\\d{2}-\\d{2}"), Code.WRONG_ELECTION, "the day of the election is missing");
            check(!names.isEmpty(), Code.NO_PARTIES, "there are no parties");
            var election = date.length() >= 4 ? "GR" + date.substring(0, 4) : "";
            return new Eml(kind, election, domain, new PartyFile(List.copyOf(names), List.copyOf(refused)));
        }

        private void check(boolean good, Code code, String reason) {
            if (!good) {
                refused.add(new Refused(0, code, reason));
            }
        }

        private static String attribute(XMLStreamReader xml, String name) {
            return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
        }
    }
}
