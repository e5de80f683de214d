/** Silences: alerts that wake nobody for a while, by their labels. */
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
            "rota"
        })
package org.nightdesk.silence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
