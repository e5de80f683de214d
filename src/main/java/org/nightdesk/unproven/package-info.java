/** How SQL Server and Oracle are spoken to: products of which no server could be had, so that their guards are narrower than others' and nobody has attacked them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "dialect"})
package org.nightdesk.unproven;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
