package org.nightdesk.mailbox;

import java.util.Optional;
import org.nightdesk.desk.TicketId;

/** Whoever decides that the mail of an address is put before leads first, whatever it is about. */
public interface Quarantine {

    /** What the mails that it keeps back say in place of how their ticket was found. */
    String WAY = "quarantine";

    /** The ticket at which the mail of this address (in lower case) waits; empty when it goes its usual way. */
    Optional<TicketId> of(String address);
}
