/** How each page went, for who asks in the morning: decisions, messages, answers, on a screen and as a file. */
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
            "sheet",
            "channel",
            "people",
            "catalog",
            "escalation",
            "paging"
        })
package org.nightdesk.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
