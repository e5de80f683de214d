/** Test pages through a policy: the engine pages its people, every message says that it is a test, and it counts in no figure. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "secret",
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "escalation",
            "paging"
        })
package org.nightdesk.drill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
