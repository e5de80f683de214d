/** Usage is billed: run from saved reports, adjusted, checked, approved by those who know the customers, and never edited. */
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
            "memo",
            "duty",
            "datasource",
            "sheet",
            "report",
            "adjustment",
            "rating",
            "usage"
        })
package org.nightdesk.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
