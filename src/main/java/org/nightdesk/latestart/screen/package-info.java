/** What the screens of late starts take. */
@NullMarked
package org.nightdesk.latestart.screen;

import org.jspecify.annotations.NullMarked;
