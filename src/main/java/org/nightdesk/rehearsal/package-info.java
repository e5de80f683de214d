/** Goes through the nights to come by the code that pages, and says beforehand what would go wrong. */
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
            "memo",
            "catalog",
            "rota",
            "absence",
            "escalation"
        })
package org.nightdesk.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
