/** Rows leave the house as CSV or XLSX, with typed cells, however many there are. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nightdesk.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
