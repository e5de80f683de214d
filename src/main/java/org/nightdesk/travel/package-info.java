/** Travel: in which zone somebody is for some days, instead of the one they live in. */
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
package org.nightdesk.travel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
