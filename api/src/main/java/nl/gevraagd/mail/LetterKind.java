package nl.gevraagd.mail;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The letters there are. */
public enum LetterKind {
    CONFIRM_SIGN_UP("confirm", Duration.ofDays(7), true, false),
    ALREADY_SIGNED_UP(null, Duration.ZERO, true, false),
    SELF_SERVICE_LINK("self-service", Duration.ofMinutes(20), true, false),
    SIGN_IN("sign-in", Duration.ofMinutes(20), true, false),
    GOODBYE(null, Duration.ZERO, true, false),
    INVITATION("answer", Duration.ofDays(21), false, true),
    ANSWER_RECEIVED(null, Duration.ZERO, false, false),
    CONSENT_WITHDRAWN(null, Duration.ZERO, false, false),
    BRANCH_JOINED(null, Duration.ZERO, false, true),
    NEW_LEADS(null, Duration.ZERO, false, false);

    private final @Nullable String purpose;
    private final Duration life;
    private final boolean urgent;
    private final boolean unsubscribable;

    LetterKind(@Nullable String purpose, Duration life, boolean urgent, boolean unsubscribable) {
        this.purpose = purpose;
        this.life = life;
        this.urgent = urgent;
        this.unsubscribable = unsubscribable;
    }

    /** As it stands in {@code X-Letter-Kind}, in metrics and in the name of its text. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Under which a letter for this occasion exists once. */
    String key(String occasion) {
        return label() + ":" + occasion;
    }

    /** What the token of its link is good for; null for a letter without one. */
    @Nullable
    String purpose() {
        return purpose;
    }

    /** How long its token lives from the moment that the letter was accepted. */
    Duration life() {
        return life;
    }

    /** One person waits for it: it goes alone and first, and a suppression does not hold it back. */
    boolean isUrgent() {
        return urgent;
    }

    /** Carries {@code List-Unsubscribe} (RFC 8058). */
    boolean isUnsubscribable() {
        return unsubscribable;
    }
}
