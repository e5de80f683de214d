/** Who does what to which thing, and the two ways of saying no. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nightdesk.subject;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
