/** How a MariaDB is spoken to, and a MySQL, which is of the same family: their reader, what they may call, their plans. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "dialect"})
package org.nightdesk.mariadb;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
