/** Hosts that take commands of runs by calling in: they listen nowhere, and do only what is on their own list. */
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
            "course",
            "act",
            "execution"
        })
package org.nightdesk.runner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
