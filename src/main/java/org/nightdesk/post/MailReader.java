package org.nightdesk.post;

import java.time.Instant;
import java.util.List;
import org.nightdesk.letter.Letter;

/** Whoever is written to by mail: a mailbox, a page waiting for its answer. A mail goes to the first reader that owns its address. */
public interface MailReader {

    /** Whether mail to this address (in small letters) is for this reader. Asked in the SMTP dialogue, so it must be quick. */
    boolean owns(String address);

    /** Whether the mail is this reader's by a sign of ours in it, whoever owns its address. Looks at the mail only. */
    default boolean knows(Letter letter) {
        return false;
    }

    /** Addresses that an unclaimed mail can be given to. */
    List<String> addresses();

    /**
     * Takes the mail in, inside a transaction that also marks it as read. Whatever it throws undoes both; it is tried three times,
     * then the mail is shown as unreadable.
     */
    void read(ReceivedMail mail, Instant now);
}
