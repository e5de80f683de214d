/** What saved reports say of a month is read as usage and control sums. It keeps nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "sheet", "rating", "report"})
package org.nightdesk.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
