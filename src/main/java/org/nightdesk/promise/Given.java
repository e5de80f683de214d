package org.nightdesk.promise;

import java.time.Instant;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/** A promise and what became of it: {@code state} is open, kept or withdrawn. {@code id} is what the API shows. */
public record Given(String id, TicketId ticket, String what, PersonId keeper, Instant dueAt, String state) {

    static Given of(Promise promise) {
        return new Given(
                promise.text(), promise.ticket(), promise.what(), promise.keeper(), promise.dueAt(), promise.state());
    }

    public boolean isOpen() {
        return state.equals("open");
    }
}
