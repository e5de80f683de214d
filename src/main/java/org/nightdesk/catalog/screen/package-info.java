/** The records that this module's templates take. */
@NullMarked
package org.nightdesk.catalog.screen;

import org.jspecify.annotations.NullMarked;
