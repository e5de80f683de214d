/** Days on which nobody works: the public holidays of a place, and those in somebody's iCalendar. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "secret", "database", "subject", "engine", "channel"})
package org.nightdesk.holiday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
