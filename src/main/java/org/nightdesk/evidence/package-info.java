/** What makes evidence believable to others: who signed it, and the files that people showed (docs/evidence/README.md). */
@NullMarked
@ApplicationModule(allowedDependencies = {"secret", "database", "subject", "web"})
package org.nightdesk.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
