package org.nightdesk.people.screen;

import java.util.List;

/** People: {@code of} is {@code staff}, {@code customers} or {@code left}; {@code more} when the list was cut. */
public record PeopleScreen(String of, String q, List<PersonLine> people, boolean more, boolean administrator) {}
