/** Watches the engine from beside it: is there a next step for every page, and do those who should know hear when there is not? */
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
            "paging"
        })
package org.nightdesk.auditor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
