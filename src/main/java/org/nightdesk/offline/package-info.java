/** What is needed on the day that Nightdesk itself is down: one file a night, readable on a phone without a network. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "database",
            "subject",
            "engine",
            "web",
            "api",
            "channel",
            "people",
            "memo",
            "catalog",
            "rota",
            "playbook",
            "desk",
            "promise"
        })
package org.nightdesk.offline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
