/** A made-up organisation with ninety days behind it, and a world outside that can be broken at the press of a button. */
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
            "access",
            "catalog",
            "rota",
            "escalation",
            "paging",
            "desk",
            "signal",
            "intake",
            "review"
        })
package org.nightdesk.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
