package org.nightdesk.timetable.screen;

import org.nightdesk.timetable.screen.TimetableScreen.Times;
import org.nightdesk.web.Form;

/** The form that has a plan begun by the clock. */
public record NewScreen(String plan, String planPath, String title, String where, Times times, Form form) {}
