@NullMarked
package org.nightdesk.timetable.screen;

import org.jspecify.annotations.NullMarked;
