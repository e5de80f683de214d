/** Runs of playbooks that begin by the clock: the same plan each time, under an approval that stands until anything about it is different (docs/decisions/0025). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "memo",
            "sla",
            "playbook",
            "course",
            "execution",
            "chore"
        })
package org.nightdesk.timetable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
