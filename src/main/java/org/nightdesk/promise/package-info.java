/** Promises to customers: what, who keeps it, until when. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "duty",
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "desk"
        })
package org.nightdesk.promise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
