/** Tells people what a ticket promised or waits for: each once, by the ways they have, and drafts what the customer may be told. */
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
