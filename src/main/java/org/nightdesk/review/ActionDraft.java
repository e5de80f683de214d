package org.nightdesk.review;

import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** What an action is to be. */
record ActionDraft(String text, Optional<PersonId> owner, Optional<LocalDate> dueOn) {}
