package nl.gevraagd;

import java.util.Optional;

/**
 * Where {@code java -jar} begins. Compiled for an older Java than the rest, so that it can say which one is needed instead of
 * failing with a class file version.
 */
public final class Start {

    private static final int NEEDED = 25;

    /** How many threads carry the virtual ones; ADR 6 says why there are more of them than processors. */
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    /** Else it is looked up through the whole jar for each letter. */
    private static final String MAIL_STREAMS = "jakarta.mail.util.StreamProvider";

    /** Set by {@code Launch} when it serves. */
    private static final String SERVES = "gevraagd.serves";

    private static final int TERMINATED = 143;

    private Start() {}

    public static void main(String... arguments) throws Throwable {
        refusal(Runtime.version().feature()).ifPresent(sentence -> {
            System.err.println(sentence);
            System.exit(2);
        });
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "64");
            System.setProperty("gevraagd.carriers", "true");
        }
        // A server that ends because it was asked to did not fail; a command that was broken off did.
        sun.misc.Signal.handle(
                new sun.misc.Signal("TERM"), asked -> System.exit(Boolean.getBoolean(SERVES) ? 0 : TERMINATED));
        System.setProperty(MAIL_STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
        try {
            Class.forName("nl.gevraagd.Gevraagd")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Why this Java will not do. */
    static Optional<String> refusal(int java) {
        return java < NEEDED
                ? Optional.of("Gevraagd needs Java " + NEEDED + ", and this is Java " + java
                        + ": start it with the `java` of a JDK " + NEEDED + ".")
                : Optional.empty();
    }
}
