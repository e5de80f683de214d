/** What needs somebody, now: home, the queue, and how tickets are listed. */
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
            "catalog",
            "rota",
            "paging",
            "desk",
            "sla"
        })
package org.nightdesk.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
