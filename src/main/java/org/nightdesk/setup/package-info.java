/** The first steps of an installation: somebody is paged from the first minute, and it is tried before it is needed. */
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
            "channel",
            "people",
            "login",
            "catalog",
            "escalation",
            "paging",
            "desk",
            "signal",
            "intake",
            "intake :: screen"
        })
package org.nightdesk.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
