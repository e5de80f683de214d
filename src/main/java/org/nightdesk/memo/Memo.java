package org.nightdesk.memo;

import org.nightdesk.people.PersonId;

/** One that is being sent: the {@code tries}-th time, {@code repeat} when an earlier one may have arrived. */
record Memo(
        long id, PersonId person, String title, String text, String path, String about, int tries, boolean repeat) {}
