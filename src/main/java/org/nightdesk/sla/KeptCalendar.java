package org.nightdesk.sla;

/** A calendar with its name and version. */
record KeptCalendar(long id, String name, int version, CalendarDraft draft) {}
