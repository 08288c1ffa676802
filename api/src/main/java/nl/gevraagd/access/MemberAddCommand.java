package nl.gevraagd.access;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/** Makes somebody a member, or gives a member another role. Doing it again changes nothing. */
@Component
class MemberAddCommand implements OperatorCommand {

    private static final int NOT_UNDERSTOOD = 2;

    private final Members members;
    private final Branches branches;
    private final Municipalities municipalities;
    private final GlobalIds ids;

    MemberAddCommand(Members members, Branches branches, Municipalities municipalities, GlobalIds ids) {
        this.members = members;
        this.branches = branches;
        this.municipalities = municipalities;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "member add";
    }

    @Override
    public String usage() {
        return "--email E --role R [--branch B] [--name N] [--locale nl|en]";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var options = options(arguments);
        var email = EmailAddress.parse(options.getOrDefault("--email", ""));
        if (email.isEmpty()) {
            out.println("--email is missing, or no e-mail address.");
            return NOT_UNDERSTOOD;
        }
        var role = role(options.getOrDefault("--role", ""));
        if (role.isEmpty()) {
            out.println("--role is one of " + List.of(Role.values()) + ".");
            return NOT_UNDERSTOOD;
        }
        if (role.get().isOfBranch() != options.containsKey("--branch")) {
            out.println(role.get().isOfBranch() ? "This role needs --branch." : "This role has no --branch.");
            return NOT_UNDERSTOOD;
        }
        var branch = Optional.ofNullable(options.get("--branch")).flatMap(this::branch);
        if (role.get().isOfBranch() && branch.filter(Branch::isVerified).isEmpty()) {
            out.println(branch.isEmpty() ? "There is no such branch." : "This branch is not verified yet.");
            return 1;
        }
        boolean changed = members.grant(
                email.get(),
                options.getOrDefault("--name", "Lid"),
                options.getOrDefault("--locale", "nl"),
                new Grant(role.get(), branch.map(Branch::id).orElse(null)));
        out.println((changed ? "Gave the role " : "Nothing changed: this member has the role ")
                + role.get()
                + branch.map(found -> " for " + found.name() + " in " + found.municipality())
                        .orElse("")
                + ".");
        return 0;
    }

    /** By its id, or as {@code GM0344/Name of the party}. */
    private Optional<Branch> branch(String text) {
        var byId = ids.keyOf("Branch", text).flatMap(key -> branches.byId(new BranchId(key)));
        int slash = text.indexOf('/');
        if (byId.isPresent() || slash < 0) {
            return byId;
        }
        return municipalities
                .byCode(text.substring(0, slash))
                .flatMap(municipality -> branches.byName(municipality.code(), text.substring(slash + 1)));
    }

    private static Optional<Role> role(String text) {
        try {
            return Optional.of(Role.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }
}
