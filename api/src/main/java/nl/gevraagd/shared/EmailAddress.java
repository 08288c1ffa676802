package nl.gevraagd.shared;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address that a letter can be sent to, as the person wrote it (trimmed). Prints masked; code that really
 * needs the address asks for {@link #value()}.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5321, 4.1.2, without quotes. ASCII only: a server without SMTPUTF8 would hear another address, or a command. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

    public EmailAddress {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** Empty when no letter can be sent to it: quoted or accented local parts and address literals included. */
    public static Optional<EmailAddress> parse(String text) {
        var trimmed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return isValid(trimmed) ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
    }

    /** The form under which one mailbox is always the same: lower case, with its domain in ASCII (IDNA). */
    public String normalised() {
        return localPart().toLowerCase(Locale.ROOT) + "@" + domain();
    }

    /** The domain in ASCII (IDNA) and lower case. */
    public String domain() {
        return ascii(value.substring(value.lastIndexOf('@') + 1)).orElseThrow();
    }

    /** What every SMTP server understands: the local part as it is, the domain in ASCII. */
    public String mailbox() {
        return localPart() + "@" + domain();
    }

    /**
     * The address behind which letters to many spellings arrive: without what follows a plus, and at Gmail without dots.
     * For counting letters only; it says nothing of who somebody is.
     */
    public EmailAddress untagged() {
        int plus = localPart().indexOf('+');
        var local = plus < 1 ? localPart() : localPart().substring(0, plus);
        var plain = DOTLESS.contains(domain()) ? local.replace(".", "") : local;
        return parse(plain + "@" + domain()).orElse(this); // "a.+b" is an address, "a." is none
    }

    @Override
    public String toString() {
        return "***@***";
    }

    private String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    private static boolean isValid(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST || at > LONGEST_LOCAL_PART) {
            return false;
        }
        var local = text.substring(0, at);
        return LOCAL_PART.matcher(local).matches()
                && ascii(text.substring(at + 1))
                        .filter(domain -> DOMAIN.matcher(domain).matches())
                        .isPresent();
    }

    /** Empty as well for a domain that would turn into another one: the platform's rules of 2003 make "fass" out of "faß". */
    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            var written = Normalizer.normalize(domain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            return Optional.of(ascii)
                    .filter(one -> one.equals(written) || IDN.toUnicode(one).equals(written));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
