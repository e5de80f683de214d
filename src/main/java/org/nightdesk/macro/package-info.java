/** What is done with tickets again and again: the desk's own verbs in a row, under a name. */
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
            "desk",
            "template"
        })
package org.nightdesk.macro;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
