package org.nightdesk.people;

/** A team's identity; positive. */
public record TeamId(long value) {}
