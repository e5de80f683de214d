package org.nightdesk.people.screen;

import org.nightdesk.web.Place;

/** Somebody in a list; {@code detail} is their teams or their customer, {@code place} where they are. */
public record PersonLine(String id, long number, String name, String email, String role, String detail, Place place) {}
