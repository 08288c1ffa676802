package nl.gevraagd.municipality;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.municipality.ReferenceTable.Refused;
import nl.gevraagd.shared.ImportOutcomes;
import nl.gevraagd.shared.ImportOutcomes.Outcome;
import nl.gevraagd.shared.ImportOutcomes.Table;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replaces a reference table: the whole of it when every row is good, else nothing. */
@Configuration(proxyBeanMethods = false)
class ImportTableCommands {

    @Bean
    OperatorCommand importMunicipalities(ReferenceTables tables, ImportOutcomes outcomes) {
        return new ImportTable(ReferenceTable.MUNICIPALITIES, Table.MUNICIPALITIES, tables, outcomes);
    }

    @Bean
    OperatorCommand importMergers(ReferenceTables tables, ImportOutcomes outcomes) {
        return new ImportTable(ReferenceTable.MERGERS, Table.MERGERS, tables, outcomes);
    }

    @Bean
    OperatorCommand importPostcodes(ReferenceTables tables, ImportOutcomes outcomes) {
        return new ImportTable(ReferenceTable.POSTCODES, Table.POSTCODES, tables, outcomes);
    }

    @Bean
    OperatorCommand importElections(ReferenceTables tables, ImportOutcomes outcomes) {
        return new ImportTable(ReferenceTable.ELECTIONS, Table.ELECTIONS, tables, outcomes);
    }

    private record ImportTable(ReferenceTable table, Table counted, ReferenceTables tables, ImportOutcomes outcomes)
            implements OperatorCommand {

        /** A table is one document, and MongoDB takes none above 16 MB. */
        private static final long LARGEST = 15L * 1024 * 1024;

        @Override
        public String name() {
            return "import " + table.label();
        }

        @Override
        public String usage() {
            return "FILE [--dry-run]";
        }

        @Override
        public int run(List<String> arguments, PrintStream out) {
            var files =
                    arguments.stream().filter(word -> !word.startsWith("--")).toList();
            if (files.size() != 1) {
                out.println("Name one file.");
                return 2;
            }
            try {
                var path = Path.of(files.getFirst());
                if (Files.size(path) > LARGEST) {
                    return refused(out, "REFUSED: the file is larger than 15 MB. Nothing was changed.");
                }
                return take(ByteBuffer.wrap(Files.readAllBytes(path)), arguments.contains("--dry-run"), out);
            } catch (IOException unreadable) {
                return refused(out, "The file " + files.getFirst() + " cannot be read. Nothing was changed.");
            }
        }

        private int take(ByteBuffer bytes, boolean dry, PrintStream out) {
            try {
                return take(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), dry, out);
            } catch (CharacterCodingException notText) {
                var before = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
                long line = before.chars().filter(one -> one == '\n').count() + 1;
                return refused(out, List.of(new Refused(line, "this is not UTF-8")), 1);
            }
        }

        private int refused(PrintStream out, List<Refused> problems, int all) {
            problems.forEach(out::println);
            return refused(out, "REFUSED: " + all + " problems. Nothing was changed.");
        }

        private int refused(PrintStream out, String sentence) {
            out.println(sentence);
            outcomes.count(counted, Outcome.REFUSED);
            return 1;
        }

        private int take(String text, boolean dry, PrintStream out) {
            var parsed = tables.parse(table, text);
            if (!parsed.refused().isEmpty()) {
                return refused(out, parsed.refused(), parsed.wrong());
            }
            if (dry) {
                outcomes.count(counted, Outcome.DRY_RUN);
                out.println(parsed.rows().size() + " rows are good. Nothing was changed (dry run).");
            } else if (tables.replace(table, text)) {
                outcomes.count(counted, Outcome.CHANGED);
                out.println("The table of " + table.label() + " now has "
                        + parsed.rows().size() + " rows.");
            } else {
                outcomes.count(counted, Outcome.UNCHANGED);
                out.println("This table is in force already. Nothing was changed.");
            }
            return 0;
        }
    }
}
