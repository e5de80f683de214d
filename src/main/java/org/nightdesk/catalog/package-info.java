/** Services, what they need, and who owns them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"settings", "secret", "database", "subject", "engine", "timeline", "web", "api", "people"
        })
package org.nightdesk.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
