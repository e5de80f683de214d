package org.nightdesk.reminder.screen;

/** What a ticket waits for: in short, since when in full, and what comes next; {@code overdue}: the customer should hear from us. */
public record WaitScreen(String what, String since, String next, boolean overdue) {}
