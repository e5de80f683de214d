/** What the screens of swaps take. */
@NullMarked
package org.nightdesk.swap.screen;

import org.jspecify.annotations.NullMarked;
