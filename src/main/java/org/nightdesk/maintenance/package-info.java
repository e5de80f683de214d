/** Maintenance: for how long pages of a service wait, because somebody is at work on it. */
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
            "memo",
            "duty",
            "catalog",
            "rota"
        })
package org.nightdesk.maintenance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
