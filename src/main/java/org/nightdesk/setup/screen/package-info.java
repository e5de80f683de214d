/** What the screens of the first steps take. */
@NullMarked
package org.nightdesk.setup.screen;

import org.jspecify.annotations.NullMarked;
