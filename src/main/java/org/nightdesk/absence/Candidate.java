package org.nightdesk.absence;

import org.nightdesk.people.PersonId;

/** Somebody who may take over; {@code leastLoaded}: of all who may, the one to ask first. How much anybody bears is not said. */
public record Candidate(PersonId person, String name, boolean leastLoaded) {}
