/** Due work, wake-ups between nodes, and the program's own health. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "database", "subject"})
package org.nightdesk.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
