package org.nightdesk.people;

/** A person's identity; positive. */
public record PersonId(long value) {}
