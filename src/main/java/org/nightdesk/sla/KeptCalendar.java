package org.nightdesk.sla;

/** A calendar with its name and version, which rises with each change. */
public record KeptCalendar(long id, String name, int version, CalendarDraft draft) {}
