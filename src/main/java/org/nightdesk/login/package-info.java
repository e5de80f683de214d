/** How people prove who they are: passwords, second factors, one-time links, the first administrator. */
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
            "access"
        })
package org.nightdesk.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
