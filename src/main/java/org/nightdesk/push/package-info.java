/** Pushes to the browsers of people, without anybody's app or account in between. */
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
            "people"
        })
package org.nightdesk.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
