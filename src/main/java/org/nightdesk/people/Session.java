package org.nightdesk.people;

import java.time.Instant;
import java.util.List;

/**
 * A signed-in browser, as a request finds it. {@code confirmed} is false between the password and the second factor: then it opens
 * nothing but the page that asks for it.
 */
record Session(long id, Person person, List<TeamId> teams, boolean confirmed, Instant usedAt) {}
