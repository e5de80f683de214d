/** Who watches a ticket or was named on one, and how they hear of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "channel",
            "people",
            "desk"
        })
package org.nightdesk.watcher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
