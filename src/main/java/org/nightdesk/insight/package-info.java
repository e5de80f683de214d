/** Reports that come with the program: what a support lead, an account manager and a clerk ask for first. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"settings", "secret", "database", "subject", "engine", "timeline", "web", "api", "report"
        })
package org.nightdesk.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
