package nl.gevraagd.access;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.gevraagd.access.MemberCommands.Words;
import nl.gevraagd.party.Branch;
import nl.gevraagd.shared.OperatorCommand;
import org.springframework.stereotype.Component;

/**
 * Takes one role away from a member, or all of them, and signs them out everywhere. Fails when there was nothing to take
 * away, as after a slip in the address.
 */
@Component
class MemberRemoveCommand implements OperatorCommand {

    private static final List<String> OPTIONS = List.of("--email", "--role", "--branch");

    private final Members members;
    private final MemberCommands common;

    MemberRemoveCommand(Members members, MemberCommands common) {
        this.members = members;
        this.common = common;
    }

    @Override
    public String name() {
        return "member remove";
    }

    @Override
    public String usage() {
        return "--email E [--role R [--branch B]]";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        var words = new Words(arguments, OPTIONS);
        var email = words.email();
        boolean all = !words.has("--role");
        var role = all ? Optional.<Role>empty() : words.role();
        words.refuse(all && words.branch() != null, "--branch goes with --role.");
        if (words.areWrong(out)) {
            return NOT_UNDERSTOOD;
        }
        var branch = Optional.ofNullable(words.branch()).flatMap(common::branch);
        if (words.branch() != null && branch.isEmpty()) {
            out.println("There is no such branch.");
            return 1;
        }
        Predicate<Grant> which = all
                ? any -> true
                : new Grant(role.orElseThrow(), branch.map(Branch::id).orElse(null))::equals;
        boolean changed = members.revoke(email.orElseThrow(), which);
        var what = all ? "all roles" : "the role " + role.orElseThrow();
        out.println(
                changed
                        ? "Took away " + what + "; this member is signed out."
                        : "Nothing changed: nobody with this address has " + (all ? "a role." : what + " there."));
        return changed ? 0 : 1;
    }
}
