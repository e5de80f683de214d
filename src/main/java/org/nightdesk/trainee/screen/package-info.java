/** The records that this module's templates take. */
@NullMarked
package org.nightdesk.trainee.screen;

import org.jspecify.annotations.NullMarked;
