package org.nightdesk.worklog.screen;

/** Below a ticket's facts: the sum in words, and one's own stopwatch. {@code elsewhere} is the number it runs for instead, or empty. */
public record WorkPanel(String path, String sum, boolean running, String since, String elsewhere) {}
