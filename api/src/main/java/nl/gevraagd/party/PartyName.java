package nl.gevraagd.party;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import nl.gevraagd.shared.Hashes;

/** The name of a party as it is registered. Two are the same when they differ in case, accents or punctuation only, so a name has a letter or digit. */
record PartyName(String value) {

    static final int LONGEST = 200;

    PartyName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not a party name");
        }
    }

    /** Empty for what no party is called. */
    static Optional<PartyName> of(String text) {
        return isOne(text) ? Optional.of(new PartyName(text)) : Optional.empty();
    }

    private static boolean isOne(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.codePoints().allMatch(PartyName::isSeen)
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Nothing that turns the text around, breaks the line or is there without being seen. */
    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** The same for all spellings of one name. */
    String compared() {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** The same for every importer, so that two of them cannot make two branches. */
    BranchId branchIn(String municipality) {
        var hash = Hashes.sha256("branch\0" + municipality + "\0" + compared());
        return new BranchId(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }
}
