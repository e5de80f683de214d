package org.nightdesk.escalation;

import org.nightdesk.people.PersonId;

/** One way to one person; {@code kind} and {@code address} as in the channel module. */
public record Reach(PersonId person, String name, String kind, String address) {}
