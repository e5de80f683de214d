/** What will be done, as data, and what comes next: pure, so that thousands of failures are tried in seconds (docs/decisions/0025). */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject"})
package org.nightdesk.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
