/** How a PostgreSQL is spoken to: its reader, its plans, and which of their columns tell who somebody is. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "dialect"})
package org.nightdesk.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
