package nl.gevraagd;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhatOthersShowThem() {
        ApplicationModules.of(Gevraagd.class).verify();
    }
}
