/** Threads that nobody should have to read alone: flagged, passed on to a lead, decided. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "desk",
            "mailbox",
            "watcher"
        })
package org.nightdesk.abuse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
