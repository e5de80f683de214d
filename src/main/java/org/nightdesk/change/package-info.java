/** Changes: what is changed in production, why, when, who agreed, and what became of it. */
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
            "access",
            "memo",
            "duty",
            "catalog",
            "freeze",
            "rota",
            "escalation",
            "sla",
            "maintenance",
            "playbook"
        })
package org.nightdesk.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
