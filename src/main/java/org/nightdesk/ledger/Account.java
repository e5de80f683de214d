package org.nightdesk.ledger;

import java.time.Instant;
import java.time.YearMonth;
import org.nightdesk.people.Person;

/** A person's part of the ledger: a month by their own clock, as far as it had passed at {@code asOf}. */
record Account(Person person, YearMonth month, Terms terms, Instant asOf, Tally tally) {}
