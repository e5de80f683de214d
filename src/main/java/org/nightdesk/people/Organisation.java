package org.nightdesk.people;

/** A customer. */
public record Organisation(OrganisationId id, String name) {}
