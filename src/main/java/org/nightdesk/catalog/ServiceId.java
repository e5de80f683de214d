package org.nightdesk.catalog;

/** A service's identity; positive. */
public record ServiceId(long value) {}
