/** What every screen stands on: layout, forms, live updates, errors. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "secret", "subject", "engine", "timeline"})
package org.nightdesk.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
