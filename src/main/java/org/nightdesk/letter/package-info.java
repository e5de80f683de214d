/** Reads what a mail says, leniently, from its raw form; keeps nothing and sends nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nightdesk.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
