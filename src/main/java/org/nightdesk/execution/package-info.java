/** Plans are approved and carried out: each act after its check, none twice, with an end and evidence of it (docs/decisions/0025). */
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
            "access",
            "memo",
            "catalog",
            "installation",
            "freeze",
            "playbook",
            "course",
            "act",
            "evidence",
            "wording"
        })
package org.nightdesk.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
