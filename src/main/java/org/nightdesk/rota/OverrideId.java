package org.nightdesk.rota;

/** An override's identity; positive. */
public record OverrideId(long value) {}
