/** How each person wants to be reached: by what, after how long, for what presses and for what does not. */
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
            "people"
        })
package org.nightdesk.reach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
