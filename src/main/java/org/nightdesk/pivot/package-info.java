/** Results by several of their columns: figures for each group, with what groups come to together; on the screen and as sheets. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "sheet", "chart", "web"})
package org.nightdesk.pivot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
