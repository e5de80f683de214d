/** What the screen of a comparison takes. */
@NullMarked
package org.nightdesk.comparison.screen;

import org.jspecify.annotations.NullMarked;
