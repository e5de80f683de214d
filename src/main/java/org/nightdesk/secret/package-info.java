/** Signs links and seals what is stored, with keys that can be rotated. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.nightdesk.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
