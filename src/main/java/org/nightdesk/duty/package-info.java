/** Duties: what a shift tells the next that is no ticket, told by whichever module knows of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "people"})
package org.nightdesk.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
