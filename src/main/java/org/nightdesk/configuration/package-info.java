/** What each installation's settings are, should be and were, and where the two part: drift. */
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
            "dialect",
            "datasource",
            "catalog",
            "installation"
        })
package org.nightdesk.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
