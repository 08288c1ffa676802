package nl.gevraagd.access;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.EmailAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the commands about members have in common: how the operator names a member, a role and a branch. */
@Component
class MemberCommands {

    private final Branches branches;
    private final Municipalities municipalities;

    MemberCommands(Branches branches, Municipalities municipalities) {
        this.branches = branches;
        this.municipalities = municipalities;
    }

    /** By its id, or as {@code GM0344/Name of the party}. */
    Optional<Branch> branch(String text) {
        var byId = branches.idOf(text).flatMap(branches::byId);
        int slash = text.indexOf('/');
        if (byId.isPresent() || slash < 0) {
            return byId;
        }
        var code = text.substring(0, slash);
        var name = text.substring(slash + 1);
        return branches.byName(code, name) // also of a municipality that merged: its branches stay with it
                .or(() -> municipalities.byCode(code).flatMap(today -> branches.byName(today.code(), name)));
    }

    /** What was said, and everything that is wrong with it. */
    static final class Words {

        private final Map<String, String> options = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();

        Words(List<String> arguments, List<String> known) {
            for (int i = 0; i < arguments.size(); i += 2) {
                var option = arguments.get(i);
                if (!known.contains(option)) {
                    wrong.add("'" + option + "' is none of " + known + ".");
                } else if (i + 1 == arguments.size()) {
                    wrong.add(option + " has no value.");
                } else if (options.put(option, arguments.get(i + 1)) != null) {
                    wrong.add(option + " is there twice.");
                }
            }
        }

        Optional<EmailAddress> email() {
            var email = EmailAddress.parse(options.getOrDefault("--email", ""));
            refuse(email.isEmpty(), "--email is missing, or no e-mail address.");
            return email;
        }

        /** A role, with a branch when it is one of a branch. */
        Optional<Role> role() {
            var role = role(options.getOrDefault("--role", ""));
            refuse(role.isEmpty(), "--role is one of " + List.of(Role.values()) + ".");
            role.filter(found -> found.isOfBranch() != (branch() != null))
                    .ifPresent(found ->
                            wrong.add(found.isOfBranch() ? "This role needs --branch." : "This role has no --branch."));
            return role;
        }

        private static Optional<Role> role(String text) {
            try {
                return Optional.of(Role.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }

        @Nullable
        String branch() {
            return options.get("--branch");
        }

        boolean has(String option) {
            return options.containsKey(option);
        }

        String text(String option, String otherwise) {
            return options.getOrDefault(option, otherwise);
        }

        void refuse(boolean whether, String sentence) {
            if (whether) {
                wrong.add(sentence);
            }
        }

        /** Says everything that is wrong. */
        boolean areWrong(PrintStream out) {
            wrong.forEach(out::println);
            return !wrong.isEmpty();
        }
    }
}
