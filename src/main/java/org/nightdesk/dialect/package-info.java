/** How a database that reports read is spoken to, product by product: connected to, asked what a login may do, and read safely. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "subject", "channel"})
package org.nightdesk.dialect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
