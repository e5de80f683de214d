/** The one PostgreSQL: embedded or yours, its pools, migrations, backup and restore. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "secret"})
package org.nightdesk.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
