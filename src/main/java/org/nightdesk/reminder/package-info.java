/** Tells people what a ticket promised or waits for: each once, by the ways they have. */
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
            "sla",
            "paging",
            "desk"
        })
package org.nightdesk.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
