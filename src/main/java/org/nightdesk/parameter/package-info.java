/** What a query asks for before it runs, and the values that are bound to it. It keeps nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "dialect"})
package org.nightdesk.parameter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
