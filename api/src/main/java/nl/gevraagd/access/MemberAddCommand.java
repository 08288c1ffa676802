package nl.gevraagd.access;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import nl.gevraagd.access.MemberCommands.Words;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.OperatorCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes somebody a member, or gives a member another role. Doing it again changes nothing. */
@Component
class MemberAddCommand implements OperatorCommand {

    private static final List<String> OPTIONS = List.of("--email", "--role", "--branch", "--name", "--locale");

    private final Members members;
    private final MemberCommands common;

    MemberAddCommand(Members members, MemberCommands common) {
        this.members = members;
        this.common = common;
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
        var words = new Words(arguments, OPTIONS);
        var email = words.email();
        var role = words.role();
        var name = words.text("--name", "Lid").strip();
        var locale = words.text("--locale", "nl");
        words.refuse(name.isEmpty(), "--name is empty; without it a member is called Lid.");
        words.refuse(
                name.length() > Members.LONGEST_NAME, "--name is longer than " + Members.LONGEST_NAME + " characters.");
        words.refuse(!Locales.ALL.contains(locale), "--locale is one of " + Locales.ALL + ".");
        return words.areWrong(out)
                ? NOT_UNDERSTOOD
                : add(email.orElseThrow(), name, locale, role.orElseThrow(), words.branch(), out);
    }

    private int add(
            EmailAddress email, String name, String locale, Role role, @Nullable String branchText, PrintStream out) {
        var branch = Optional.ofNullable(branchText).flatMap(common::branch);
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
}
