package org.nightdesk.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.channel.Postman;
import org.nightdesk.desk.Conveyance;
import org.nightdesk.desk.Conveyed;
import org.nightdesk.desk.Conveyed.Deed;
import org.nightdesk.desk.Conveyed.Mark;
import org.nightdesk.desk.Conveyed.Piece;
import org.nightdesk.desk.Conveyed.Sheet;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Shows on a ticket which mail brought each entry, why it is here, and what became of each reply. */
@Component
class TicketMail implements Conveyance {

    private static final int KILO = 1024;

    private final ReceivedStore received;
    private final ReplyStore store;
    private final Replies replies;
    private final Tickets tickets;
    private final Postman postman;

    TicketMail(ReceivedStore received, ReplyStore store, Replies replies, Tickets tickets, Postman postman) {
        this.received = received;
        this.store = store;
        this.replies = replies;
        this.tickets = tickets;
        this.postman = postman;
    }

    @Override
    public String reach(Ticket ticket) {
        List<String> addresses = replies.recipients(ticket);
        return !postman.isSetUp()
                        || addresses.isEmpty()
                        || replies.mailbox(ticket).isEmpty()
                ? ""
                : String.join(" and ", addresses) + " by mail";
    }

    @Override
    public List<Copy> copies(Ticket ticket) {
        return reach(ticket).isEmpty() ? List.of() : replies.copies(ticket);
    }

    @Override
    public Map<Long, Conveyed> of(TicketId id, Viewer viewer, Instant now) {
        List<Received> mails = received.of(id);
        List<Reply> sent = store.of(id);
        if (mails.isEmpty() && sent.isEmpty()) {
            return Map.of();
        }
        Ticket ticket = tickets.ticket(id, viewer);
        Map<Long, List<ReplyDelivery>> deliveries =
                store.deliveries(id).stream().collect(Collectors.groupingBy(ReplyDelivery::reply));
        Map<Long, Conveyed> all = new HashMap<>();
        mails.forEach(mail -> mail.entry().ifPresent(entry -> all.put(entry, incoming(ticket, mail))));
        sent.forEach(reply -> reply.entry()
                .ifPresent(entry -> all.merge(
                        entry,
                        outgoing(ticket, reply, deliveries.getOrDefault(reply.id(), List.of()), now),
                        TicketMail::both)));
        return all;
    }

    private static Conveyed both(Conveyed one, Conveyed other) {
        List<Mark> marks = new ArrayList<>(one.marks());
        marks.addAll(other.marks());
        List<Deed> deeds = new ArrayList<>(one.deeds());
        deeds.addAll(other.deeds());
        return new Conveyed(marks, one.pieces(), deeds, one.sheet());
    }

    private static Conveyed incoming(Ticket ticket, Received mail) {
        String path = "/tickets/" + ticket.number() + "/mail/" + mail.mail().text();
        boolean held = mail.state().equals("held");
        List<Mark> marks = new ArrayList<>();
        marks.add(
                held
                        ? new Mark(
                                mail.address() + " is not known on this ticket. " + mail.evidence() + ".", "wrong", "")
                        : new Mark("From " + mail.address(), "dim", mail.evidence() + "."));
        if (!mail.folded().isEmpty()) {
            marks.add(new Mark("Signature and history", "dim", mail.folded()));
        }
        if (!mail.silent().isEmpty()) {
            marks.add(new Mark(mail.silent(), "dim", ""));
        }
        return new Conveyed(marks, pieces(path, mail), deeds(path, mail, held), sheet(path, mail));
    }

    private static Optional<Sheet> sheet(String path, Received mail) {
        String more = mail.images() == 0 ? "" : path + "/sheet?images=shown";
        return mail.html()
                ? Optional.of(new Sheet("sheet-" + mail.mail().text(), path + "/sheet", mail.images(), more))
                : Optional.empty();
    }

    private static List<Piece> pieces(String path, Received mail) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < mail.files().size(); i++) {
            pieces.add(new Piece(mail.files().get(i), size(mail.sizes().get(i)), path + "/files/" + i));
        }
        return pieces;
    }

    private static List<Deed> deeds(String path, Received mail, boolean held) {
        if (held) {
            return List.of(
                    new Deed("It belongs here", path + "/confirmation", "", false),
                    new Deed("Make it its own ticket", path + "/separation", "", false));
        }
        Deed move = new Deed("Move it to", path + "/move", "to", true);
        return mail.state().equals("opened")
                ? List.of(move)
                : List.of(new Deed("Make it its own ticket", path + "/separation", "", true), move);
    }

    private static Conveyed outgoing(Ticket ticket, Reply reply, List<ReplyDelivery> deliveries, Instant now) {
        List<Mark> marks =
                deliveries.stream().map(delivery -> mark(reply, delivery, now)).toList();
        boolean open = !reply.automatic() && deliveries.stream().anyMatch(ReplyDelivery::mayBeCancelled);
        String path = "/tickets/" + ticket.number() + "/replies/" + reply.id() + "/cancellation";
        return new Conveyed(
                marks,
                List.of(),
                open ? List.of(new Deed("Call it back", path, "", false)) : List.of(),
                Optional.empty());
    }

    private static Mark mark(Reply reply, ReplyDelivery delivery, Instant now) {
        String what = reply.automatic() ? "Automatic answer to " : delivery.copy() ? "Copy to " : "Mail to ";
        String to = what + delivery.address();
        String because = delivery.reason().isEmpty() ? "." : ": " + delivery.reason();
        return switch (delivery.state()) {
            case "waiting" -> new Mark(to + waiting(delivery, now), delivery.tries() == 0 ? "dim" : "wrong", "");
            case "sending" -> new Mark(to + " is on its way.", "dim", "");
            case "sent" -> new Mark(to + " was sent.", "ok", "");
            case "cancelled" -> new Mark(to + " was called back.", "dim", "");
            case "bounced" -> new Mark(to + " came back" + because, "wrong", "");
            case "unknown" -> new Mark(to + " may not have arrived" + because, "wrong", "");
            default -> new Mark(to + " failed" + because, "wrong", "");
        };
    }

    private static String waiting(ReplyDelivery delivery, Instant now) {
        long seconds = delivery.dueAt()
                .map(due -> Math.max(1, Duration.between(now, due).toSeconds()))
                .orElse(1L);
        return delivery.tries() == 0
                ? " goes out in " + seconds + " s."
                : " did not go yet, tried again in " + seconds + " s: " + delivery.reason();
    }

    private static String size(long bytes) {
        return bytes < KILO * KILO ? Math.max(1, bytes / KILO) + " KB" : bytes / (KILO * KILO) + " MB";
    }
}
