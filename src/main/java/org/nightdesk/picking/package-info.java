/** What a playbook's parameters are compared with, and what they can be picked from: the installations, a saved report's answers, the values of a setting. */
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
            "sheet",
            "catalog",
            "installation",
            "report",
            "configuration",
            "playbook"
        })
package org.nightdesk.picking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
