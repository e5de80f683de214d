/** Playbooks that fit a ticket: offered where it is worked on, and what came of them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "subject",
            "web",
            "people",
            "catalog",
            "paging",
            "installation",
            "playbook",
            "execution",
            "desk"
        })
package org.nightdesk.remedy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
