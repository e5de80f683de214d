package org.nightdesk.rota;

/** A schedule's identity; positive. */
public record ScheduleId(long value) {}
