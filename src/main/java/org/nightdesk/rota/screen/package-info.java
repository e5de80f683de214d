/** The records that this module's templates take. */
@NullMarked
package org.nightdesk.rota.screen;

import org.jspecify.annotations.NullMarked;
