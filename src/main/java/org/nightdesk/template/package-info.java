/** Reply templates: texts that answer often, with what the ticket knows filled in. */
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
            "sla",
            "desk"
        })
package org.nightdesk.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
