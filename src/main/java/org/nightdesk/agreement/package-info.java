/** What is promised, on screens: calendars and agreements are read, made and changed here. */
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
            "holiday",
            "people",
            "catalog",
            "sla"
        })
package org.nightdesk.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
