/** Recurring duties nobody wants: who does them, when, what they cost, and what becomes of one that is missed. */
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
            "memo",
            "catalog",
            "sla",
            "report",
            "billing",
            "playbook",
            "execution",
            "desk",
            "heartbeat"
        })
package org.nightdesk.chore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
