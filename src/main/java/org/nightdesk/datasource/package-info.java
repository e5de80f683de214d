/** Databases that reports read: where they are, by which login, and what that login may do. */
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
            "dialect"
        })
package org.nightdesk.datasource;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
