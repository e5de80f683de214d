/** Lately: what changed at a ticket's service, and at what that needs, before it broke. */
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
            "people",
            "catalog",
            "configuration",
            "change",
            "deployment",
            "desk"
        })
package org.nightdesk.lately;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
