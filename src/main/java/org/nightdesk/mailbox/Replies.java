package org.nightdesk.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.desk.Conveyance.Copy;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.Merges.EntriesMoved;
import org.nightdesk.desk.NoteAdded;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Public notes become mail to the customer, after a moment in which they can be called back. */
@Component
class Replies {

    /** Long enough to see what was sent, short enough not to wait for. */
    static final Duration SECOND_THOUGHT = Duration.ofSeconds(10);

    private static final int FIRST_REFERENCES = 4;
    private static final int LAST_REFERENCES = 6;

    private final ReplyStore store;
    private final ReceivedStore received;
    private final Copies copies;
    private final Mailboxes mailboxes;
    private final MessageIds ids;
    private final Tickets tickets;
    private final Merges merges;
    private final People people;
    private final Timeline timeline;
    private final Bell bell;

    Replies(
            ReplyStore store,
            ReceivedStore received,
            Copies copies,
            Mailboxes mailboxes,
            MessageIds ids,
            Tickets tickets,
            Merges merges,
            People people,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.received = received;
        this.copies = copies;
        this.mailboxes = mailboxes;
        this.ids = ids;
        this.tickets = tickets;
        this.merges = merges;
        this.people = people;
        this.timeline = timeline;
        this.bell = bell;
    }

    @EventListener
    void on(NoteAdded note) {
        if (!note.isPublic()) {
            return;
        }
        Ticket ticket = tickets.ticket(note.ticket(), Viewer.system());
        Optional<Mailbox> mailbox = mailbox(ticket);
        List<String> addresses = recipients(ticket);
        if (mailbox.isPresent() && !addresses.isEmpty()) {
            store.insert(
                    answer(
                            ticket,
                            mailbox.get(),
                            Optional.of(note.entry()),
                            note.by().name(),
                            note.body(),
                            false,
                            note.at()),
                    addresses,
                    copies.of(ticket.id(), addresses).stream()
                            .filter(copy -> note.copies()
                                    .map(chosen -> chosen.contains(copy.address()))
                                    .orElse(copy.kept()))
                            .map(Copy::address)
                            .toList(),
                    note.at().plus(SECOND_THOUGHT));
        }
    }

    /** An answer into the thread as it stands. */
    Reply answer(
            Ticket ticket,
            Mailbox mailbox,
            Optional<Long> entry,
            String author,
            String body,
            boolean automatic,
            Instant at) {
        List<Received> thread = conversation(ticket.id());
        String subject =
                thread.isEmpty() || Subjects.plain(thread.getFirst().subject()).isEmpty()
                        ? ticket.title()
                        : thread.getFirst().subject();
        String parent = thread.stream()
                .map(Received::messageId)
                .filter(id -> !id.isEmpty())
                .reduce("", (earlier, later) -> later);
        return new Reply(
                0,
                ticket.id(),
                ticket.id(),
                mailbox.id(),
                entry,
                author,
                Subjects.answer(subject, ticket.number()),
                body,
                parent,
                references(ticket.id(), thread),
                automatic,
                at);
    }

    private List<Received> conversation(TicketId ticket) {
        return received.of(ticket).stream()
                .filter(mail -> !mail.state().equals("held"))
                .toList();
    }

    // The whole thread, in the order it was written: what the customer's program saw, and what we answered. Long ones
    // keep both ends.
    private List<String> references(TicketId ticket, List<Received> thread) {
        Set<String> all = new LinkedHashSet<>();
        thread.stream().findFirst().ifPresent(first -> all.addAll(first.references()));
        record Said(Instant at, String messageId) {}
        List<Said> said = new ArrayList<>();
        thread.forEach(mail -> said.add(new Said(mail.at(), mail.messageId())));
        store.of(ticket).forEach(reply -> said.add(new Said(reply.createdAt(), ids.of(reply.origin(), reply.id()))));
        said.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .map(Said::messageId)
                .filter(id -> !id.isEmpty())
                .forEach(all::add);
        List<String> whole = List.copyOf(all);
        if (whole.size() <= FIRST_REFERENCES + LAST_REFERENCES) {
            return whole;
        }
        List<String> ends = new ArrayList<>(whole.subList(0, FIRST_REFERENCES));
        ends.addAll(whole.subList(whole.size() - LAST_REFERENCES, whole.size()));
        return ends;
    }

    /** Where the ticket came in; else the mailbox of its team; else the first there is. */
    Optional<Mailbox> mailbox(Ticket ticket) {
        List<Mailbox> inUse = mailboxes.all().stream().filter(Mailbox::active).toList();
        Optional<MailboxId> came =
                conversation(ticket.id()).stream().map(Received::mailbox).findFirst();
        return inUse.stream()
                .filter(mailbox -> came.filter(mailbox.id()::equals).isPresent())
                .findFirst()
                .or(() -> inUse.stream()
                        .filter(mailbox ->
                                mailbox.team().isPresent() && mailbox.team().equals(ticket.team()))
                        .findFirst())
                .or(() -> inUse.stream().findFirst());
    }

    /** What was said elsewhere goes where it was said on. */
    @EventListener
    void on(EntriesMoved moved) {
        store.move(moved.entries(), moved.to());
        received.move(moved.entries(), moved.to());
    }

    /**
     * The requester, those of the tickets that were merged into it, and whoever wrote last if that was another; who wrote last from another address of
     * theirs is answered there. Never ourselves.
     */
    List<String> recipients(Ticket ticket) {
        Set<String> addresses = new LinkedHashSet<>();
        Optional<Received> last = conversation(ticket.id()).stream()
                .filter(mail -> mail.state().equals("opened") || mail.state().equals("joined"))
                .filter(mail -> mail.address().contains("@"))
                .reduce((earlier, later) -> later);
        Stream.concat(Stream.of(ticket), merges.partsOf(ticket.id()).stream())
                .flatMap(each -> each.requester().stream())
                .flatMap(requester -> people.find(requester).stream())
                .filter(Person::active)
                .filter(person -> last.filter(mail -> wrote(person, mail)).isEmpty())
                .map(Person::email)
                .forEach(address -> addresses.add(address.toLowerCase(Locale.ROOT)));
        last.map(Received::address).ifPresent(addresses::add);
        addresses.removeIf(address -> mailboxes.ofAddress(address).isPresent());
        return List.copyOf(addresses);
    }

    private boolean wrote(Person person, Received mail) {
        return person.email().equalsIgnoreCase(mail.address())
                || people.findByEmail(mail.address())
                        .filter(writer -> writer.id().equals(person.id()))
                        .isPresent();
    }

    /** Others in the thread, who get a copy. */
    List<Copy> copies(Ticket ticket) {
        return copies.of(ticket.id(), recipients(ticket));
    }

    /** Calls a reply back before it is sent: the note stays, for us only. Refused when it is too late. */
    @Transactional
    public Reply cancel(long id, Viewer viewer, Instant now) {
        Reply reply = store.find(id).orElseThrow(() -> new NotFound("reply " + id));
        tickets.ticket(reply.ticket(), viewer);
        if (store.cancel(id, now) == 0) {
            throw Refused.conflict("It is on its way already. Write another reply that puts it right.");
        }
        reply.entry().ifPresent(entry -> timeline.withdraw(reply.ticket().subject(), entry));
        timeline.append(Entry.internal(
                reply.ticket().subject(),
                now,
                viewer.actor(),
                "called-back",
                "called the reply back before it was sent",
                Map.of()));
        bell.ring(reply.ticket().subject().toString());
        return reply;
    }
}
