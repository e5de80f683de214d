/** What the screens of chores take. */
@NullMarked
package org.nightdesk.chore.screen;

import org.jspecify.annotations.NullMarked;
