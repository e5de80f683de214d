/** How a plan words what a playbook says: with addresses in it, and a name where a value becomes known only on the way. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "installation", "playbook", "course", "act"})
package org.nightdesk.wording;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
