/** What the screens of silences take. */
@NullMarked
package org.nightdesk.silence.screen;

import org.jspecify.annotations.NullMarked;
