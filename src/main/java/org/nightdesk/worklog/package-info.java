/** Time spent on tickets: a stopwatch, and what it or somebody wrote down. */
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
            "catalog",
            "sla",
            "desk",
            "export"
        })
package org.nightdesk.worklog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
