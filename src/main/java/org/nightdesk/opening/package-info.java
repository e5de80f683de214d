/** A new ticket by hand, opened while somebody waits on the telephone. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "web", "people", "catalog", "desk"})
package org.nightdesk.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
