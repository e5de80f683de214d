/** Absences: who is away when, by hand or by their own calendar, and who may cover the shifts that they have then. */
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
            "holiday",
            "people",
            "memo",
            "catalog",
            "rota",
            "board",
            "ledger"
        })
package org.nightdesk.absence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
