/** The records that this module's templates take. */
@NullMarked
package org.nightdesk.board.screen;

import org.jspecify.annotations.NullMarked;
