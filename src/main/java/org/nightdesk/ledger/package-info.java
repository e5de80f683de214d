/** The load ledger: what being on call really cost each person, in hours, pages and broken nights. */
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
            "sheet",
            "people",
            "catalog",
            "rota",
            "board",
            "escalation",
            "paging"
        })
package org.nightdesk.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
