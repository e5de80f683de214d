/** What the screens of recovery drills take. */
@NullMarked
package org.nightdesk.recovery.screen;

import org.jspecify.annotations.NullMarked;
