/** Who calls: a telephone system says it before the first word, and the call form opens. */
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
            "desk",
            "customer"
        })
package org.nightdesk.caller;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
