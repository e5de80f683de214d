/** Who is on call, at every instant: schedules, rotations, overrides. */
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
            "catalog"
        })
package org.nightdesk.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
