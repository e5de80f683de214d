/** What a playbook's parameter can be picked from: a saved report's answers, the values of a setting. */
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
            "report",
            "configuration",
            "playbook"
        })
package org.nightdesk.picking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
