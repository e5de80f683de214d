/** What the template of a new ticket takes. */
@NullMarked
package org.nightdesk.opening.screen;

import org.jspecify.annotations.NullMarked;
