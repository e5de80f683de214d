/** Figures as pictures: bars, lines and heat, drawn on the server as SVG that needs no script and no style of its own. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nightdesk.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
