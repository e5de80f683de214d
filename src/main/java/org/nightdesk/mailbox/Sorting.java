package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.letter.Attachment;
import org.nightdesk.letter.Letter;
import org.nightdesk.letter.Letters;
import org.nightdesk.post.MailId;
import org.nightdesk.post.Post;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People put mail where it belongs when the program did not know, or was wrong. */
@Component
class Sorting {

    private final ReceivedStore received;
    private final Mailboxes mailboxes;
    private final Requesters requesters;
    private final Incoming incoming;
    private final Tickets tickets;
    private final Post post;
    private final Timeline timeline;
    private final Bell bell;

    Sorting(
            ReceivedStore received,
            Mailboxes mailboxes,
            Requesters requesters,
            Incoming incoming,
            Tickets tickets,
            Post post,
            Timeline timeline,
            Bell bell) {
        this.received = received;
        this.mailboxes = mailboxes;
        this.requesters = requesters;
        this.incoming = incoming;
        this.tickets = tickets;
        this.post = post;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** A stranger's mail that was held does belong to the ticket. Nothing when it was dealt with meanwhile. */
    @Transactional
    public void confirm(TicketId ticket, MailId mail, Viewer viewer, Instant now) {
        Received row = lock(ticket, mail, viewer);
        if (row.state().equals("held")) {
            incoming.join(
                    full(row, now),
                    ticket,
                    row.way(),
                    row.evidence() + ", confirmed by " + viewer.actor().name(),
                    now);
            said(ticket, "mail-confirmed", "let the mail of " + row.address() + " in", viewer, now);
        }
    }

    /** Makes a mail the beginning of its own ticket; that ticket. */
    @Transactional
    public Ticket separate(TicketId ticket, MailId mail, Viewer viewer, Instant now) {
        Received row = lock(ticket, mail, viewer);
        withdraw(row);
        Ticket own = incoming.open(
                full(row, now), "moved", "Moved here by " + viewer.actor().name(), now);
        said(ticket, "mail-moved", "moved the mail of " + row.address() + " to " + own.number(), viewer, now);
        return own;
    }

    /** Moves a mail to the ticket where it belongs; what it said is no longer public here. Refused when it is here already. */
    @Transactional
    public Ticket move(TicketId ticket, MailId mail, TicketId to, Viewer viewer, Instant now) {
        Received row = lock(ticket, mail, viewer);
        if (ticket.equals(to)) {
            throw Refused.invalid("to", "It is on this ticket already. Enter the number of another.");
        }
        tickets.ticket(to, viewer);
        withdraw(row);
        TicketId went = incoming.join(
                full(row, now), to, "moved", "Moved here by " + viewer.actor().name(), now);
        Ticket target = tickets.ticket(went, viewer);
        said(ticket, "mail-moved", "moved the mail of " + row.address() + " to " + target.number(), viewer, now);
        return target;
    }

    /** A file that came with a mail of this ticket. */
    public Attachment file(TicketId ticket, MailId mail, int number, Viewer viewer) {
        Letter letter = letter(ticket, mail, viewer);
        if (number < 0 || number >= letter.files().size()) {
            throw new NotFound("file " + number);
        }
        return letter.files().get(number);
    }

    /** A mail of this ticket, read once more. */
    Letter letter(TicketId ticket, MailId mail, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        tickets.ticket(ticket, viewer);
        Received row = received.find(mail)
                .filter(one -> one.ticket().filter(ticket::equals).isPresent())
                .filter(one -> maySee(one, viewer))
                .orElseThrow(() -> new NotFound("mail " + mail.value()));
        return Letters.read(post.raw(row.mail()));
    }

    private Received lock(TicketId ticket, MailId mail, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        tickets.ticket(ticket, viewer);
        return received.lock(mail)
                .filter(row -> row.ticket().filter(ticket::equals).isPresent())
                .filter(row -> maySee(row, viewer))
                .orElseThrow(() -> new NotFound("mail " + mail.value()));
    }

    /** What stands before leads is nobody else's to open, until the entry that shows it is everybody's. */
    private boolean maySee(Received row, Viewer viewer) {
        return !row.state().equals("held")
                || !row.way().equals(Quarantine.WAY)
                || timeline.of(row.ticket().orElseThrow().subject(), viewer).stream()
                        .anyMatch(recorded -> row.entry()
                                .filter(entry -> entry == recorded.id())
                                .isPresent());
    }

    private Case full(Received row, Instant now) {
        Letter letter = Letters.read(post.raw(row.mail()));
        // Sorted by a person, so nobody is to be answered automatically: the envelope's sender stays empty.
        return new Case(row.mail(), mailboxes.mailbox(row.mailbox()), letter, "", requesters.of(letter.from(), now));
    }

    private void withdraw(Received row) {
        Optional<TicketId> ticket = row.ticket();
        ticket.ifPresent(id -> row.entry().ifPresent(entry -> timeline.withdraw(id.subject(), entry)));
    }

    private void said(TicketId ticket, String verb, String text, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(ticket.subject(), now, viewer.actor(), verb, text, Map.of()));
        bell.ring(ticket.subject().toString());
    }
}
