/** Heartbeats: what must call in time, such as a backup; one that does not is an alert. */
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
            "duty",
            "catalog",
            "desk",
            "signal"
        })
package org.nightdesk.heartbeat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
