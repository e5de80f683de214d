/** Late starts: after a night that pages broke, who begins later, and who covers meanwhile. */
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
            "catalog",
            "rota",
            "ledger",
            "absence",
            "swap"
        })
package org.nightdesk.latestart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
