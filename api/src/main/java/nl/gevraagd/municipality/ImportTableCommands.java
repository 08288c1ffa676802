package nl.gevraagd.municipality;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replaces a reference table: the whole of it when every row is good, else nothing. */
@Configuration(proxyBeanMethods = false)
class ImportTableCommands {

    @Bean
    OperatorCommand importMunicipalities(ReferenceTables tables) {
        return new ImportTable(ReferenceTable.MUNICIPALITIES, tables);
    }

    @Bean
    OperatorCommand importPostcodes(ReferenceTables tables) {
        return new ImportTable(ReferenceTable.POSTCODES, tables);
    }

    @Bean
    OperatorCommand importElections(ReferenceTables tables) {
        return new ImportTable(ReferenceTable.ELECTIONS, tables);
    }

    private record ImportTable(ReferenceTable table, ReferenceTables tables) implements OperatorCommand {

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
                    out.println("REFUSED: the file is larger than 15 MB. Nothing was changed.");
                    return 1;
                }
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                        .toString();
                return take(text, arguments.contains("--dry-run"), out);
            } catch (CharacterCodingException notText) {
                out.println("REFUSED: the file is not UTF-8. Nothing was changed.");
            } catch (IOException unreadable) {
                out.println("The file " + files.getFirst() + " cannot be read.");
            }
            return 1;
        }

        private int take(String text, boolean dry, PrintStream out) {
            var parsed = table.parse(text);
            if (!parsed.refused().isEmpty()) {
                parsed.refused().forEach(one -> out.println("line " + one.line() + ": " + one.reason()));
                out.println("REFUSED: " + parsed.wrong() + " problems. Nothing was changed.");
                return 1;
            }
            if (dry) {
                out.println(parsed.rows().size() + " rows are good. Nothing was changed (dry run).");
            } else if (tables.replace(table, text)) {
                out.println("The table of " + table.label() + " now has "
                        + parsed.rows().size() + " rows.");
            } else {
                out.println("This table is in force already. Nothing was changed.");
            }
            return 0;
        }
    }
}
