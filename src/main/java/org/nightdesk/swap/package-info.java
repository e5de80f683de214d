/** Swaps: shifts, or hours of them, that one asks another to take, and takes back. */
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
            "catalog",
            "rota",
            "absence"
        })
package org.nightdesk.swap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
