/** Who did what, when: the one history of everything. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "subject", "engine"})
package org.nightdesk.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
