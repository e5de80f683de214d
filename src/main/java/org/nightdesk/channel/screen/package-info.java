/** The records that this module's templates take. */
@NullMarked
package org.nightdesk.channel.screen;

import org.jspecify.annotations.NullMarked;
