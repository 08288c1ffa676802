package nl.gevraagd.launch;

/**
 * The MongoDB that is used.
 *
 * @param uri with the name of the database
 * @param which one sentence for the log
 * @param end what to do when the application ends; a server that we did not start is left alone
 */
public record Database(String uri, String which, Runnable end) {

    public void leave() {
        end.run();
    }
}
