package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.desk.Answers;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.letter.Sheet;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Puts a mail where it belongs: a ticket of its own, a ticket it continues, or beside one until somebody confirms it. */
@Component
class Incoming {

    private final Tickets tickets;
    private final Merges merges;
    private final TicketLinks links;
    private final Answers answers;
    private final Acknowledger acknowledger;
    private final ReceivedStore received;
    private final Timeline timeline;

    Incoming(
            Tickets tickets,
            Merges merges,
            TicketLinks links,
            Answers answers,
            Acknowledger acknowledger,
            ReceivedStore received,
            Timeline timeline) {
        this.tickets = tickets;
        this.merges = merges;
        this.links = links;
        this.answers = answers;
        this.acknowledger = acknowledger;
        this.received = received;
        this.timeline = timeline;
    }

    Ticket open(Case mail, String way, String evidence, Instant now) {
        Ticket ticket = tickets.open(wanted(mail), Viewer.system(), now);
        long entry = answers.heard(ticket.id(), mail.actor(), mail.said(), facts(mail), now);
        String silent = acknowledger.answer(mail, ticket, entry, now);
        received.save(row(mail, Optional.of(ticket.id()), "opened", way, evidence, silent, Optional.of(entry), now));
        return ticket;
    }

    private static NewTicket wanted(Case mail) {
        return new NewTicket(
                Kind.REQUEST,
                mail.title(),
                mail.said(),
                Level.MEDIUM,
                Level.MEDIUM,
                mail.mailbox().service(),
                mail.person().flatMap(Person::organisation),
                mail.person().map(Person::id),
                Optional.empty(),
                mail.mailbox().team(),
                List.of(),
                "mail",
                false);
    }

    /** A closed ticket stays closed: what comes afterwards is a ticket of its own that follows it. */
    TicketId join(Case mail, TicketId named, String way, String evidence, Instant now) {
        Ticket ticket = merges.standing(named, Viewer.system());
        TicketId id = ticket.id();
        if (ticket.state() instanceof TicketState.Closed) {
            Ticket fresh = open(mail, way, evidence + ", which is closed", now);
            links.link(fresh.id(), id, "follows", Viewer.system(), now);
            return fresh.id();
        }
        boolean machine = !mail.letter().nature().mayBeAnsweredAutomatically();
        boolean quiet = machine || mail.isFromStaff();
        long entry = quiet
                ? answers.noticed(id, mail.actor(), mail.said(), facts(mail), now)
                : answers.heard(id, mail.actor(), mail.said(), facts(mail), now);
        String why = machine ? "Written by a program: " + mail.letter().nature().evidence() : "";
        received.save(
                row(mail, Optional.of(id), quiet ? "noticed" : "joined", way, evidence, why, Optional.of(entry), now));
        return id;
    }

    void hold(Case mail, Match match, Instant now) {
        long entry = timeline.append(Entry.internal(
                match.ticket().subject(),
                now,
                mail.actor(),
                "held-mail",
                mail.said(),
                Map.of("address", mail.address(), "mail", mail.mail().text())));
        received.save(row(
                mail, Optional.of(match.ticket()), "held", match.way(), match.evidence(), "", Optional.of(entry), now));
    }

    /** Kept at a ticket for leads only. */
    void quarantine(Case mail, TicketId ticket, Instant now) {
        long entry = timeline.append(new Entry(
                ticket.subject(),
                now,
                mail.actor(),
                "held-mail",
                mail.said(),
                Map.of("address", mail.address(), "mail", mail.mail().text(), Quarantine.WAY, true),
                false,
                Set.of(Viewer.LEADS)));
        received.save(row(
                mail,
                Optional.of(ticket),
                "held",
                Quarantine.WAY,
                "Its sender is flagged: only leads see it until they decide",
                "",
                Optional.of(entry),
                now));
    }

    /** Our own mail, come back by some other way. */
    void ours(Case mail, Instant now) {
        received.save(row(mail, Optional.empty(), "ours", "signed", "It is our own mail", "", Optional.empty(), now));
    }

    private static Map<String, ?> facts(Case mail) {
        return Map.of(Answers.VIA, "mail", "mail", mail.mail().text(), "address", mail.address());
    }

    private static Received row(
            Case mail,
            Optional<TicketId> ticket,
            String state,
            String way,
            String evidence,
            String silent,
            Optional<Long> entry,
            Instant now) {
        String tooMany = Copies.tooMany(mail.letter());
        return new Received(
                mail.mail(),
                mail.mailbox().id(),
                ticket,
                mail.person().map(Person::id),
                mail.address().replace("\0", ""),
                mail.name().replace("\0", ""),
                mail.letter().messageId().orElse("").replace("\0", ""),
                mail.letter().references(),
                mail.letter().subject().replace("\0", ""),
                mail.print(),
                state,
                way,
                evidence.replace("\0", ""),
                (silent + " " + tooMany).strip(),
                entry,
                mail.folded(),
                mail.files(),
                mail.sizes(),
                tooMany.isEmpty() ? Copies.named(mail.letter()) : List.of(),
                mail.letter().html().isPresent(),
                Sheet.held(mail.letter()),
                now);
    }
}
