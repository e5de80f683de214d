/** Jet lag: shifts that a journey moves into somebody's night, which cover is proposed for. */
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
            "memo",
            "travel",
            "rota",
            "absence",
            "ledger"
        })
package org.nightdesk.jetlag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
