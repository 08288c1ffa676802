package nl.gevraagd.prospect;

import static nl.gevraagd.shared.ProblemCode.BRANCH_NOT_VERIFIED;
import static nl.gevraagd.shared.ProblemCode.CONSENT_TEXT_OUTDATED;
import static nl.gevraagd.shared.ProblemCode.INVALID_PHONE;
import static nl.gevraagd.shared.ProblemCode.OUT_OF_RANGE;
import static nl.gevraagd.shared.ProblemCode.REQUIRED;
import static nl.gevraagd.shared.ProblemCode.TOO_LONG;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_BRANCH;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_LOCALE;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_MUNICIPALITY;
import static nl.gevraagd.shared.ProblemCode.UNKNOWN_THEME;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.gevraagd.municipality.Municipalities;
import nl.gevraagd.municipality.Municipality;
import nl.gevraagd.party.Branch;
import nl.gevraagd.party.BranchId;
import nl.gevraagd.party.BranchStatus;
import nl.gevraagd.party.Branches;
import nl.gevraagd.shared.Locales;
import nl.gevraagd.shared.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has to be true of what a person fills in, on the form and on their own page alike. */
@Component
class SignUpChecks {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_MOTIVATION = 1_000;
    private static final int MOST_HOURS = 80;
    private static final int MOST_BRANCHES = 60;
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}|0[1-9]\\d{8}");
    /** As in +31 (0)6 12345678, which is dialled without it. */
    private static final Pattern TRUNK_ZERO = Pattern.compile("^((?:\\+|00)[\\d\\s.-]+)\\(0\\)");

    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[\\s().-]");

    private final Municipalities municipalities;
    private final Branches branches;
    private final ConsentTexts texts;

    /** Only such as took part when they were looked up; matching looks again, at what is true then. */
    private final Cache<String, Branch> verified = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    SignUpChecks(Municipalities municipalities, Branches branches, ConsentTexts texts) {
        this.municipalities = municipalities;
        this.branches = branches;
        this.texts = texts;
    }

    void name(@Nullable String name, Problems problems) {
        problems.checkText(name, true, LONGEST_NAME, false, "name");
    }

    void motivation(@Nullable String motivation, Problems problems) {
        problems.checkText(motivation, false, LONGEST_MOTIVATION, true, "motivation");
    }

    Optional<Municipality> municipality(String code, Problems problems) {
        var found = municipalities.byCode(code);
        if (found.isEmpty()) {
            problems.add(UNKNOWN_MUNICIPALITY, "municipality");
        }
        return found;
    }

    void locale(String locale, Problems problems) {
        if (!Locales.known(locale)) {
            problems.add(UNKNOWN_LOCALE, "locale");
        }
    }

    void hours(@Nullable Integer hours, Problems problems) {
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            problems.add(OUT_OF_RANGE, "hoursPerWeek");
        }
    }

    List<Theme> themes(List<String> slugs, Problems problems) {
        var themes = new ArrayList<Theme>();
        for (int i = 0; i < slugs.size() && i <= Theme.values().length; i++) {
            var theme = Theme.bySlug(slugs.get(i));
            if (theme.isEmpty()) {
                problems.add(UNKNOWN_THEME, "themes", Integer.toString(i));
            } else if (!themes.contains(theme.get())) {
                themes.add(theme.get());
            }
        }
        if (slugs.size() > Theme.values().length) {
            problems.add(TOO_LONG, "themes");
        }
        return List.copyOf(themes);
    }

    /** Null for none; else the number without punctuation. */
    @Nullable
    String phone(@Nullable String phone, Problems problems) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        var digits = PHONE_PUNCTUATION
                .matcher(TRUNK_ZERO.matcher(phone.strip()).replaceFirst("$1"))
                .replaceAll("");
        var international = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (!PHONE.matcher(international).matches()) {
            problems.add(INVALID_PHONE, "phone");
        }
        return international;
    }

    /** Branches of the municipality that are waited for, whether or not they joined meanwhile. */
    List<BranchId> waitFor(List<String> globalIds, String municipality, Problems problems) {
        var found = new ArrayList<BranchId>();
        if (globalIds.size() > MOST_BRANCHES) {
            problems.add(TOO_LONG, "waitFor");
            return found;
        }
        var known = branches(globalIds);
        for (int i = 0; i < globalIds.size(); i++) {
            var branch = branch(globalIds.get(i), municipality, known);
            if (branch.isEmpty()) {
                problems.add(UNKNOWN_BRANCH, "waitFor", Integer.toString(i));
            } else if (!found.contains(branch.get().id())) {
                found.add(branch.get().id());
            }
        }
        return List.copyOf(found);
    }

    /**
     * One consent: a text in force, and for a branch one that takes part in the person's own municipality.
     *
     * @param known the branches that are named, by what {@link #branches} found
     */
    Optional<SignUp.Agreed> consent(
            ConsentPurpose purpose,
            @Nullable String branchId,
            String textVersion,
            String municipality,
            Map<String, Branch> known,
            String locale,
            Problems problems,
            String... field) {
        if (texts.inForce(purpose, textVersion, locale).isEmpty()) {
            problems.add(CONSENT_TEXT_OUTDATED, append(field, "textVersion"));
        }
        if (purpose != ConsentPurpose.SHARE_WITH_BRANCH) {
            if (branchId != null) {
                problems.add(UNKNOWN_BRANCH, append(field, "branch"));
            }
            return Optional.of(new SignUp.Agreed(purpose, null, textVersion));
        }
        if (branchId == null) {
            problems.add(REQUIRED, append(field, "branch"));
            return Optional.empty();
        }
        var branch = branch(branchId, municipality, known);
        if (branch.isEmpty()) {
            problems.add(UNKNOWN_BRANCH, append(field, "branch"));
            return Optional.empty();
        }
        if (branch.get().status() != BranchStatus.VERIFIED) {
            problems.add(BRANCH_NOT_VERIFIED, append(field, "branch"));
        }
        return Optional.of(new SignUp.Agreed(purpose, branch.get().id(), textVersion));
    }

    /** Where the municipality itself is not known, that is the one thing to say. */
    private Optional<Branch> branch(String globalId, String municipality, Map<String, Branch> known) {
        return Optional.ofNullable(known.get(globalId))
                .filter(branch -> municipality.isEmpty() || municipalities.areOne(branch.municipality(), municipality));
    }

    /** Those of these that exist, in one read: a form that is refused costs no more than one. */
    Map<String, Branch> branches(Collection<String> globalIds) {
        var found = new HashMap<>(verified.getAllPresent(globalIds));
        var asked = new HashMap<String, BranchId>();
        globalIds.stream()
                .filter(globalId -> !found.containsKey(globalId))
                .forEach(globalId -> branches.idOf(globalId).ifPresent(id -> asked.put(globalId, id)));
        var read = branches.known(asked.values());
        asked.forEach((globalId, id) -> Optional.ofNullable(read.get(id)).ifPresent(branch -> {
            found.put(globalId, branch);
            if (branch.isVerified()) {
                verified.put(globalId, branch);
            }
        }));
        return found;
    }

    private static String[] append(String[] path, String field) {
        var longer = Arrays.copyOf(path, path.length + 1);
        longer[path.length] = field;
        return longer;
    }
}
