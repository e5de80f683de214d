/** Trainees: who goes along with those on call, and who of them may answer, because a lead has signed them off. */
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
            "rota"
        })
package org.nightdesk.trainee;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
