/** What runs for whom, where: customers' installations of our services, and the endpoints by which each is reached. */
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
            "catalog"
        })
package org.nightdesk.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
