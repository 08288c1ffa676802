package nl.gevraagd.shared;

/**
 * Until when whoever asked waits for the answer. An instance that stood still meanwhile must not write what they were told did not
 * happen: they may have asked for the opposite since.
 */
public final class Asked {

    private static final ScopedValue<Long> UNTIL = ScopedValue.newInstance();

    private Asked() {}

    /** Runs the work of a request whose asker waits until this moment of {@link System#nanoTime}. */
    public static void until(long moment, Runnable work) {
        ScopedValue.where(UNTIL, moment).run(work);
    }

    /**
     * To be called before each write that is a person's own decision; what nobody waits for is never late.
     *
     * @throws Overtaken when nobody waits any more
     */
    public static void stillWaits() {
        if (UNTIL.isBound() && System.nanoTime() - UNTIL.get() > 0) {
            throw new Overtaken();
        }
    }
}
