/** A configuration request: which settings somebody wants to be what, held against the register before it is a ticket, and again before anything is done. */
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
            "datasource",
            "course",
            "installation",
            "configuration",
            "playbook",
            "execution",
            "desk"
        })
package org.nightdesk.requisition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
