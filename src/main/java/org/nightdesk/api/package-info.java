/** What every JSON endpoint stands on: problems, pages of a list, idempotency, entity tags. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "subject", "engine", "web"})
package org.nightdesk.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
