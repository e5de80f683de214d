/** Saved reports: SQL with typed parameters, run safely against a data source, on the screen and as files. */
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
            "datasource",
            "dialect",
            "parameter",
            "sheet",
            "pivot",
            "chart"
        })
package org.nightdesk.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
