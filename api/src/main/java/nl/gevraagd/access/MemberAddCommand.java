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
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.GlobalIds;
import nl.gevraagd.shared.OperatorCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes somebody a member, or gives a member another role. Doing it again changes nothing. */
@Component
class MemberAddCommand implements OperatorCommand {

    private static final int NOT_UNDERSTOOD = 2;
    private static final List<String> OPTIONS = List.of("--email", "--role", "--branch", "--name", "--locale");
    private static final List<String> LOCALES = List.of("nl", "en");

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
        var wrong = new ArrayList<String>();
        var options = options(arguments, wrong);
        var email = EmailAddress.parse(options.getOrDefault("--email", ""));
        var role = role(options.getOrDefault("--role", ""));
        var name = options.getOrDefault("--name", "Lid").strip();
        var locale = options.getOrDefault("--locale", "nl");
        if (email.isEmpty()) {
            wrong.add("--email is missing, or no e-mail address.");
        }
        if (role.isEmpty()) {
            wrong.add("--role is one of " + List.of(Role.values()) + ".");
        } else if (role.get().isOfBranch() != options.containsKey("--branch")) {
            wrong.add(role.get().isOfBranch() ? "This role needs --branch." : "This role has no --branch.");
        }
        if (name.isEmpty()) {
            wrong.add("--name is empty; without it a member is called Lid.");
        }
        if (!LOCALES.contains(locale)) {
            wrong.add("--locale is one of " + LOCALES + ".");
        }
        if (!wrong.isEmpty()) {
            wrong.forEach(out::println);
            return NOT_UNDERSTOOD;
        }
        return add(email.orElseThrow(), name, locale, role.orElseThrow(), options.get("--branch"), out);
    }

    private int add(
            EmailAddress email, String name, String locale, Role role, @Nullable String branchText, PrintStream out) {
        var branch = Optional.ofNullable(branchText).flatMap(this::branch);
        if (role.isOfBranch() && branch.filter(Branch::isVerified).isEmpty()) {
            out.println(branch.isEmpty() ? "There is no such branch." : "This branch is not verified yet.");
            return 1;
        }
        boolean changed = members.grant(
                email, name, locale, new Grant(role, branch.map(Branch::id).orElse(null)));
        out.println((changed ? "Gave the role " : "Nothing changed: this member has the role ")
                + role
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

    private static Map<String, String> options(List<String> arguments, List<String> wrong) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var option = arguments.get(i);
            if (!OPTIONS.contains(option)) {
                wrong.add("'" + option + "' is none of " + OPTIONS + ".");
            } else if (i + 1 == arguments.size()) {
                wrong.add(option + " has no value.");
            } else if (options.put(option, arguments.get(i + 1)) != null) {
                wrong.add(option + " is there twice.");
            }
        }
        return options;
    }
}
