/** Usage becomes amounts: priced by tiers, rounded once, adjusted, and put beside the version before. It keeps nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "adjustment"})
package org.nightdesk.rating;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
