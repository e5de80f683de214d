/** Wakes the right person until somebody answers, and proves it. */
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
            "channel",
            "people",
            "catalog",
            "escalation",
            "maintenance",
            "silence",
            "rota",
            "trainee"
        })
package org.nightdesk.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
