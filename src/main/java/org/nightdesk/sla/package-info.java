/** Promises by the clock: calendars, agreements, and when what was promised is due. */
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
            "holiday",
            "people",
            "catalog"
        })
package org.nightdesk.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
