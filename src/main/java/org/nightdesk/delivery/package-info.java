/** Reports brought to those who want them: on a schedule, as a file or a word, by mail, folder, webhook or chat. */
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
            "people",
            "duty",
            "memo",
            "sheet",
            "report",
            "sla"
        })
package org.nightdesk.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
