/** What the screens of reach take. */
@NullMarked
package org.nightdesk.reach.screen;

import org.jspecify.annotations.NullMarked;
