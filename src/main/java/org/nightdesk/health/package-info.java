/** Says how the program is: alive, ready, its figures, and what the doctor finds about the machine it runs on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "database", "subject", "engine", "web"})
package org.nightdesk.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
