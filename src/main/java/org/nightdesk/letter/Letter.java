package org.nightdesk.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a mail says, read leniently from its raw form.
 *
 * @param messageId with angle brackets; empty where there is none
 * @param inReplyTo Message-IDs with angle brackets, in their order
 * @param references as {@code inReplyTo}; the parent is the last
 * @param from the first author, {@link Address#isEmpty() empty} if the mail names none
 * @param replyTo where the sender wants answers; empty: to {@code from}
 * @param subject decoded, one line; {@code ""} where there is none
 * @param sentAt as the sender's clock says; never a base for decisions
 * @param text the whole readable text, lines ended by {@code \n}; made from the HTML where there is no plain text
 * @param html the HTML where the mail has some: sanitised, images from elsewhere held back as {@code data-src}, images of
 *     the mail itself as {@code src="cid:…"}
 * @param visible the text cut into reply, history and signature
 * @param bounce what did not arrive, if this is a report about that
 * @param troubles what could not be read or was beyond a limit, each a sentence for the person who reads the mail
 */
public record Letter(
        Optional<String> messageId,
        List<String> inReplyTo,
        List<String> references,
        Address from,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        String subject,
        Optional<Instant> sentAt,
        String text,
        Optional<String> html,
        Visible visible,
        List<Attachment> attachments,
        Nature nature,
        Optional<Bounce> bounce,
        List<String> troubles) {

    /** Its attachments, each that Outlook has packed followed by what is in it. The numbers of files on a ticket are those of this list. */
    public List<Attachment> files() {
        return attachments.stream()
                .flatMap(file -> Stream.concat(Stream.of(file), file.packed().stream()))
                .toList();
    }

    public Letter {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        troubles = List.copyOf(troubles);
    }
}
