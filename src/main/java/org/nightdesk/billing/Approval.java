package org.nightdesk.billing;

import java.time.Instant;
import org.nightdesk.subject.Actor;

/** Somebody said yes to one customer's lines; {@code carried} from the version before, in which they were the same. */
record Approval(String customer, Actor by, Instant at, boolean carried) {}
