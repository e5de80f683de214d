package org.nightdesk;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void arrowsGoDownOnly() {
        ApplicationModules.of(Nightdesk.class).verify();
    }
}
