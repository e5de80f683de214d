/** Delivers a message to a person's device and says what became of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"settings", "secret", "subject", "engine", "timeline", "web", "api", "database"})
package org.nightdesk.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
