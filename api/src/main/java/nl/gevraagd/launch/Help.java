package nl.gevraagd.launch;

import java.util.List;

/** What the jar can be asked to do. */
final class Help {

    static final String TEXT = """
            Gevraagd – without a command it serves the site, the workspace and the graph.

              keys new FILE                                  makes the keys of an installation
              keys rotate FILE                               adds new versions of those that rotate
              member add --email E --role R [--branch B]     makes somebody a member, or gives a member a role
                         [--name N] [--locale nl|en]         B: a branch's id, or GM0344/Name of the party
              member remove --email E                        takes all roles away, or one, and signs the member out
                         [--role R [--branch B]]
              import municipalities FILE… [--dry-run]        replaces the table of municipalities
              import mergers FILE… [--dry-run]               replaces the table of what goes into what, and when
              import postcodes FILE… [--dry-run]             replaces the table of postcodes
              import elections FILE… [--dry-run]             replaces the table of elections
              import parties FILE… [--dry-run]               adds parties out of EML_NL 110a/230b or CSV
              outbox unknown                                 lists letters that may or may not have arrived
              outbox restored                                after a restore: none that may have left leaves again
              erasures export FILE                           writes who was erased, as ids that lead to nobody
              erasures replay FILE                           after a restore: erases anew whoever is in FILE
              verify audit [FILE]                            checks the chain of what was read
              verify consents [FILE]                         checks the chain of what was agreed to
                                                             FILE: what it printed before; it has to be in it still

            Settings are environment variables; README.md lists them.
            """;

    static final List<String> NAMES = List.of(
            "member add",
            "member remove",
            "import municipalities",
            "import mergers",
            "import postcodes",
            "import elections",
            "import parties",
            "outbox unknown",
            "outbox restored",
            "erasures export",
            "erasures replay",
            "verify audit",
            "verify consents");

    private Help() {}

    static boolean knows(List<String> words) {
        var said = String.join(" ", words) + " ";
        return NAMES.stream().anyMatch(name -> said.startsWith(name + " "));
    }
}
