/** Handovers: what one shift tells the next, read back before it is relieved, and the closing of the night. */
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
            "duty",
            "catalog",
            "rota",
            "escalation",
            "paging",
            "sla",
            "desk",
            "signal",
            "heartbeat",
            "promise",
            "checklist"
        })
package org.nightdesk.handover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
