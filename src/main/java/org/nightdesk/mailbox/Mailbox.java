package org.nightdesk.mailbox;

import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;

/**
 * Where customers write to. {@code address} is what they know, and the sender of our answers; {@code alias} is the address at our own port that
 * their mail may be forwarded to. {@code signature} is plain text; {@code acknowledges}: a new mail is answered at once with its ticket's number.
 */
public record Mailbox(
        MailboxId id,
        String address,
        String alias,
        String name,
        Optional<TeamId> team,
        ServiceId service,
        String signature,
        boolean acknowledges,
        boolean active) {}
