/** What the screens of reminder take. */
@NullMarked
package org.nightdesk.reminder.screen;

import org.jspecify.annotations.NullMarked;
