package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.post.MailId;

/**
 * What became of a mail. {@code state} is opened, joined, held, noticed or ours; {@code silent} says why it was not answered automatically;
 * {@code folded} is the history and signature below what was written; {@code others} are
 * whom it names beside its writer; {@code images} are those of its HTML that are from elsewhere.
 */
record Received(
        MailId mail,
        MailboxId mailbox,
        Optional<TicketId> ticket,
        Optional<PersonId> person,
        String address,
        String name,
        String messageId,
        List<String> references,
        String subject,
        byte[] print,
        String state,
        String way,
        String evidence,
        String silent,
        Optional<Long> entry,
        String folded,
        List<String> files,
        List<Long> sizes,
        List<String> others,
        boolean html,
        int images,
        Instant at) {}
