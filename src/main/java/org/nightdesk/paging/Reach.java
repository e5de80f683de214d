package org.nightdesk.paging;

import org.nightdesk.people.PersonId;

/** One way to one person. */
record Reach(PersonId person, String name, String kind, String address) {}
