/** How runs of playbooks went: whether they worked, how long they took, and what they saved. */
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
            "playbook",
            "execution"
        })
package org.nightdesk.experience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
