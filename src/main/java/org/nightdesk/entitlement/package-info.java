/** Who holds what: what can be asked for, who asked, who agreed, until when, and that it is given back in time. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "memo",
            "catalog",
            "datasource",
            "installation",
            "playbook",
            "execution",
            "desk",
            "checklist"
        })
package org.nightdesk.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
