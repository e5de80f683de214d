package org.nightdesk.login;

import java.time.Instant;
import org.nightdesk.people.Person;

/** What an installation needs besides its first administrator so that it is of use; a module above makes it, in the same transaction. */
public interface Housewarming {

    /** The administrator has just been made; everything else is empty. */
    void prepare(Person administrator, Instant now);

    /** Where the administrator goes on from the set-up link; a path. */
    String next();
}
