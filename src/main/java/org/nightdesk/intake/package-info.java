/** Other people's formats, and what became of each request. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "secret",
            "database",
            "subject",
            "engine",
            "letter",
            "post",
            "timeline",
            "web",
            "api",
            "people",
            "catalog",
            "escalation",
            "rota",
            "paging",
            "silence",
            "deployment",
            "desk",
            "signal"
        })
package org.nightdesk.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
