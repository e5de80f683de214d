/** What every JSON endpoint stands on: problems, lists, idempotency, entity tags; and the feed of all that happens. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "secret", "database", "subject", "engine", "timeline", "web"})
package org.nightdesk.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
