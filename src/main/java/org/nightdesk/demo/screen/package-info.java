/** What the demo's templates take. */
@NullMarked
package org.nightdesk.demo.screen;

import org.jspecify.annotations.NullMarked;
