package nl.gevraagd.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to hand a letter over. */
sealed interface Outcome {

    /** The server took it. */
    record Accepted() implements Outcome {}

    /**
     * The server will never take it. {@code badAddress}: its status says so of the address ({@code 5.1}); a code alone, such
     * as 550, may as well be about what we wrote.
     */
    record Refused(String reply, boolean badAddress) implements Outcome {}

    /** Not now; nothing has left. {@code pause}: the server refuses us, not the letter. */
    record Later(String reply, boolean pause) implements Outcome {}

    /** The message was on its way and no answer came, or one that says neither yes nor no: it may have left. */
    record Unknown(String reply) implements Outcome {}

    /** Right after the code of a line (RFC 2034): further on, it may be part of an address. */
    Pattern ENHANCED = Pattern.compile("(?m)^\\d{3}[ -]#?([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    Pattern GREETING = Pattern.compile("(?:^|response: )(\\d{3})\\b");

    /** The {@code 5.1} codes that are about the sender, and no fault of the one who is written to. */
    Set<String> BAD_SENDER = Set.of("5.1.7", "5.1.8");

    /** A greeting that refuses is about us; Angus tells its code in words only. */
    static Later ofConnecting(MessagingException e) {
        if (replyCode(e) >= 0 && of(e, false) instanceof Later later) {
            return later;
        }
        var said = GREETING.matcher(String.valueOf(e.getMessage()));
        return said.find()
                ? new Later(said.group(1), said.group(1).startsWith("5"))
                : new Later("no-connection", false);
    }

    static Outcome of(MessagingException e, boolean dataBegun) {
        int code = replyCode(e);
        if (code < 0) {
            return dataBegun ? new Unknown("no-answer") : new Later("no-connection", false);
        }
        if (dataBegun && code < 400) {
            return new Unknown(Integer.toString(code));
        }
        var status = enhancedStatus(e);
        var reply = status.isEmpty() ? Integer.toString(code) : status;
        boolean sender = code >= 500 && isAboutSender(e);
        if (sender || code == 535 || code == 530 || status.startsWith("5.7.")) {
            return new Later(reply, true);
        }
        if (code >= 500) {
            return new Refused(reply, status.startsWith("5.1.") && !BAD_SENDER.contains(status));
        }
        return new Later(reply, false);
    }

    /** The answer of the server, or -1 when there was none. */
    private static int replyCode(Throwable e) {
        return switch (e) {
            case AuthenticationFailedException refused -> 535;
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused when next(refused) >= 0 -> next(refused);
            case SMTPSendFailedException refused -> refused.getReturnCode();
            case MessagingException other when other.getNextException() != null -> replyCode(other.getNextException());
            default -> -1;
        };
    }

    private static int next(MessagingException e) {
        return e.getNextException() == null ? -1 : replyCode(e.getNextException());
    }

    /** Whatever the code: nobody was named yet to whom it could be about. */
    private static boolean isAboutSender(@Nullable Throwable e) {
        return e instanceof SMTPSenderFailedException
                || (e instanceof SMTPSendFailedException refused
                        && String.valueOf(refused.getCommand()).startsWith("MAIL "))
                || (e instanceof MessagingException wrapped && isAboutSender(wrapped.getNextException()));
    }

    private static String enhancedStatus(Throwable e) {
        var text = e.getMessage() == null ? "" : e.getMessage();
        var matcher = ENHANCED.matcher(text);
        if (matcher.find()) {
            return matcher.group(1);
        }
        return e instanceof MessagingException wrapped && wrapped.getNextException() != null
                ? enhancedStatus(wrapped.getNextException())
                : "";
    }
}
