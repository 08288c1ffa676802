package nl.gevraagd.access;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.EmailAddress;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.Together;
import nl.gevraagd.shared.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Who works for a branch or for the campaign. */
@Component
@Command(name = "member")
class MemberCommands {

    private static final String USUAL_NAME = "Lid";

    private final Members members;
    private final Branches branches;
    private final Municipalities municipalities;

    MemberCommands(Members members, Branches branches, Municipalities municipalities) {
        this.members = members;
        this.branches = branches;
        this.municipalities = municipalities;
    }

    /** Doing it again changes nothing. */
    @Command(
            description = {
                "makes somebody a member, or gives a member a role.",
                "B: a branch's id, or GM0344/Name of the party"
            })
    @Together(Rules.class)
    Told add(
            @Option(names = "--email", paramLabel = "E", required = true, converter = Address.class) EmailAddress email,
            @Option(names = "--role", paramLabel = "R", required = true) Role role,
            @Option(names = "--branch", paramLabel = "B") @Nullable String branchText,
            @Option(names = "--name", paramLabel = "N", defaultValue = USUAL_NAME) String name,
            @Option(names = "--locale", paramLabel = "nl|en", defaultValue = Locales.USUAL) String locale) {
        var branch = Optional.ofNullable(branchText).flatMap(this::branch);
        if (role.isOfBranch() && branch.filter(Branch::isVerified).isEmpty()) {
            return Told.failed(branch.isEmpty() ? "There is no such branch." : "This branch is not verified yet.");
        }
        boolean changed = members.grant(
                email,
                name.strip(),
                locale,
                new Grant(role, branch.map(Branch::id).orElse(null)));
        return Told.done((changed ? "Gave the role " : "Nothing changed: this member has the role ")
                + role
                + branch.map(found -> " for " + found.name() + " in " + found.municipality())
                        .orElse("")
                + ".");
    }

    /** Fails when there was nothing to take away, as after a slip in the address. */
    @Command(description = "takes all roles away, or one, and signs the member out")
    @Together(Rules.class)
    Told remove(
            @Option(names = "--email", paramLabel = "E", required = true, converter = Address.class) EmailAddress email,
            @Option(names = "--role", paramLabel = "R") @Nullable Role role,
            @Option(names = "--branch", paramLabel = "B") @Nullable String branchText) {
        var branch = Optional.ofNullable(branchText).flatMap(this::branch);
        if (branchText != null && branch.isEmpty()) {
            return Told.failed("There is no such branch.");
        }
        Predicate<Grant> which = role == null
                ? any -> true
                : new Grant(role, branch.map(Branch::id).orElse(null))::equals;
        var what = role == null ? "all roles" : "the role " + role;
        return members.revoke(email, which)
                ? Told.done("Took away " + what + "; this member is signed out.")
                : Told.failed("Nothing changed: nobody with this address has "
                        + (role == null ? "a role." : what + " there."));
    }

    /** By its id, or as {@code GM0344/Name of the party}. */
    private Optional<Branch> branch(String text) {
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

    private static final class Address implements ITypeConverter<EmailAddress> {

        @Override
        public EmailAddress convert(String text) {
            return EmailAddress.parse(text).orElseThrow(() -> new TypeConversionException("it is no e-mail address"));
        }
    }

    /** A name and a language that a member can have, and a branch where the role is one of a branch. */
    private static final class Rules implements Function<ParseResult, Stream<String>> {

        @Override
        public Stream<String> apply(ParseResult said) {
            var name = said.matchedOptionValue("--name", USUAL_NAME).strip();
            boolean branch = said.hasMatchedOption("--branch");
            var role = said.<@Nullable Role>matchedOptionValue("--role", null);
            return Stream.of(
                            when(name.isEmpty(), "--name is empty; without it a member is called " + USUAL_NAME + "."),
                            when(
                                    name.length() > Members.LONGEST_NAME,
                                    "--name is longer than " + Members.LONGEST_NAME + " characters."),
                            when(
                                    !Locales.known(said.matchedOptionValue("--locale", Locales.USUAL)),
                                    "--locale is one of " + Locales.ALL + "."),
                            when(branch && !said.originalArgs().contains("--role"), "--branch goes with --role."),
                            when(role != null && role.isOfBranch() && !branch, "This role needs --branch."),
                            when(role != null && !role.isOfBranch() && branch, "This role has no --branch."))
                    .flatMap(Optional::stream);
        }

        private static Optional<String> when(boolean wrong, String sentence) {
            return Optional.of(sentence).filter(any -> wrong);
        }
    }
}
