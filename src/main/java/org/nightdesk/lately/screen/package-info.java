/** What the panel of what changed lately takes. */
@NullMarked
package org.nightdesk.lately.screen;

import org.jspecify.annotations.NullMarked;
