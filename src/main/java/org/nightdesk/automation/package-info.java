/** Rules: when something happened to a ticket, or nothing did for a while, and it is like this, do that. */
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
            "template",
            "macro"
        })
package org.nightdesk.automation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
