/** What the installation was told from outside: environment and nightdesk.properties. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nightdesk.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
