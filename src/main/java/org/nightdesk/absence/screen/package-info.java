/** What the screens of absences take. */
@NullMarked
package org.nightdesk.absence.screen;

import org.jspecify.annotations.NullMarked;
