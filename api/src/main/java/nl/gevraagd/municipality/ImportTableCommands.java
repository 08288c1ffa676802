package nl.gevraagd.municipality;

import java.io.PrintStream;
import java.util.List;
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

        @Override
        public String name() {
            return "import " + table.label();
        }

        @Override
        public String usage() {
            return "FILE… [--dry-run]";
        }

        @Override
        public int run(List<String> arguments, PrintStream out) {
            var names =
                    arguments.stream().filter(word -> !word.startsWith("--")).toList();
            if (names.isEmpty()) {
                out.println("Name one or more files.");
                return NOT_UNDERSTOOD;
            }
            try {
                var files = TableFile.readAll(names);
                return take(files, arguments.contains("--dry-run"), out);
            } catch (TableFile.Unusable wrong) {
                out.println(wrong.getMessage());
                return refused(out, 1);
            }
        }

        private int refused(PrintStream out, int problems) {
            out.println(OperatorCommand.refusal(problems));
            outcomes.count(counted, Outcome.REFUSED);
            return 1;
        }

        private int take(List<TableFile> files, boolean dry, PrintStream out) {
            var parsed = tables.parse(table, files);
            if (!parsed.refused().isEmpty()) {
                parsed.refused().forEach(out::println);
                return refused(out, parsed.wrong());
            }
            if (dry) {
                outcomes.count(counted, Outcome.DRY_RUN);
                out.println(parsed.rows().size() + " rows are good. Nothing was changed (dry run).");
            } else if (tables.replace(table, TableFile.joined(files))) {
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
