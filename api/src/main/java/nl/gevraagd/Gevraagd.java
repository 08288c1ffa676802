package nl.gevraagd;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one application: serves the graph and the pages, and does the operator's work from the command line. */
@SpringBootApplication
public class Gevraagd {

    public static void main(String... arguments) {
        SpringApplication.run(Gevraagd.class, arguments);
    }
}
