package nl.gevraagd.edge;

import nl.gevraagd.shared.Installation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether forms ask for work and time, and networks have limits: always, except in a demo that was told otherwise. */
@Component
class Shield {

    private final boolean up;

    Shield(@Value("${gevraagd.shield:on}") String told, Installation installation) {
        if (!told.equals("on") && !(told.equals("off") && installation.isDemo())) {
            throw new IllegalArgumentException("GEVRAAGD_SHIELD is on, or off in the profile demo only.");
        }
        this.up = told.equals("on");
    }

    boolean isUp() {
        return up;
    }
}
