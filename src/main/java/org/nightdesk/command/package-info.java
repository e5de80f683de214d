/** The command line and the demo: how the program is started and filled. */
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
            "access",
            "login",
            "catalog",
            "rota",
            "paging",
            "desk",
            "signal",
            "intake",
            "review",
            "runner",
            "demo"
        })
package org.nightdesk.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
