package org.nightdesk.mailbox;

import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.OutgoingMail;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Markdown;
import org.springframework.stereotype.Component;

/** Writes a reply as the mail it is sent as: plain and HTML, with the signature of the ticket's team or of the mailbox, and our mark. */
@Component
class Letterhead {

    private final Mailboxes mailboxes;
    private final MessageIds ids;
    private final Tickets tickets;
    private final Signatures signatures;

    Letterhead(Mailboxes mailboxes, MessageIds ids, Tickets tickets, Signatures signatures) {
        this.mailboxes = mailboxes;
        this.ids = ids;
        this.tickets = tickets;
        this.signatures = signatures;
    }

    /** The same for all of its recipients, so that each sees who else has it. */
    OutgoingMail write(Reply reply, List<ReplyDelivery> recipients) {
        Mailbox mailbox = mailboxes.mailbox(reply.mailbox());
        Ticket ticket = tickets.ticket(reply.ticket(), Viewer.system());
        String signature = ticket.team().flatMap(signatures::of).orElse(mailbox.signature());
        String mark = ticket.number() + " · " + ids.mark(reply.ticket());
        return new OutgoingMail(
                ids.of(reply.origin(), reply.id()),
                mailbox.address(),
                reply.author().isEmpty() ? mailbox.name() : reply.author() + ", " + mailbox.name(),
                addresses(recipients, false),
                addresses(recipients, true),
                reply.subject(),
                plain(reply.body(), signature, mark),
                html(reply.body(), signature, mark),
                Optional.of(reply.inReplyTo()).filter(id -> !id.isEmpty()),
                reply.references(),
                reply.automatic(),
                reply.createdAt());
    }

    private static List<String> addresses(List<ReplyDelivery> recipients, boolean copy) {
        return recipients.stream()
                .filter(one -> one.copy() == copy)
                .map(ReplyDelivery::address)
                .toList();
    }

    private static String plain(String body, String signature, String mark) {
        return body.strip() + "\n\n-- \n" + (signature.isEmpty() ? "" : signature + "\n") + mark + "\n";
    }

    private static String html(String body, String signature, String mark) {
        return "<!doctype html><html><body>" + Markdown.html(body) + "<br><div>-- </div>"
                + (signature.isEmpty() ? "" : Markdown.plain(signature))
                + "<p style=\"color:#767676;font-size:12px\">" + mark + "</p></body></html>";
    }
}
