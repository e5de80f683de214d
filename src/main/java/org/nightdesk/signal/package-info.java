/** Alerts: identity, grouping, and the incident each of them becomes. */
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
            "escalation",
            "paging",
            "silence",
            "verdict",
            "desk"
        })
package org.nightdesk.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
