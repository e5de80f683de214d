/** Turns mail into tickets and answers into mail: which ticket a mail belongs to, why, and what became of each reply. */
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
            "letter",
            "post",
            "people",
            "catalog",
            "desk"
        })
package org.nightdesk.mailbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
