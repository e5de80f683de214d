/** Lists leave the house whole: every ticket of a view or search as CSV or XLSX, however many there are. */
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
            "sheet",
            "desk"
        })
package org.nightdesk.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
