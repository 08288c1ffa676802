package nl.gevraagd;

import nl.gevraagd.launch.Launch;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one application: serves the graph and the pages, and does the operator's work from the command line. */
@SpringBootApplication
public class Gevraagd {

    public static void main(String... arguments) {
        Launch.main(Gevraagd.class, arguments);
    }
}
