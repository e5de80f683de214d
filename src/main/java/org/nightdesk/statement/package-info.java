/** Bills leave the house: a statement for each customer, the whole as files, and a call to whoever invoices. */
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
            "memo",
            "people",
            "sheet",
            "rating",
            "billing"
        })
package org.nightdesk.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
