package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.desk.Merges;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.letter.Letter;
import org.nightdesk.mailbox.MessageIds.Sign;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.PersonMerges;
import org.nightdesk.post.MailReader;
import org.nightdesk.post.ReceivedMail;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads the mail of the mailboxes. */
@Component
class MailboxReader implements MailReader {

    private final Mailboxes mailboxes;
    private final MessageIds ids;
    private final Requesters requesters;
    private final PersonMerges samePersons;
    private final ReceivedStore received;
    private final ReplyStore replies;
    private final Merges merges;
    private final Tickets tickets;
    private final Incoming incoming;
    private final Bounces bounces;
    private final ObjectProvider<Quarantine> quarantines;

    MailboxReader(
            Mailboxes mailboxes,
            MessageIds ids,
            Requesters requesters,
            PersonMerges samePersons,
            ReceivedStore received,
            ReplyStore replies,
            Merges merges,
            Tickets tickets,
            Incoming incoming,
            Bounces bounces,
            ObjectProvider<Quarantine> quarantines) {
        this.mailboxes = mailboxes;
        this.ids = ids;
        this.requesters = requesters;
        this.samePersons = samePersons;
        this.received = received;
        this.replies = replies;
        this.merges = merges;
        this.tickets = tickets;
        this.incoming = incoming;
        this.bounces = bounces;
        this.quarantines = quarantines;
    }

    @Override
    public boolean owns(String address) {
        return mailboxes.ofAddress(address).isPresent();
    }

    @Override
    public List<String> addresses() {
        return mailboxes.all().stream()
                .filter(Mailbox::active)
                .map(Mailbox::address)
                .toList();
    }

    @Override
    public void read(ReceivedMail mail, Instant now) {
        Mailbox mailbox = mail.recipients().stream()
                .flatMap(address -> mailboxes.ofAddress(address).stream())
                .findFirst()
                .orElseThrow(() -> new NotFound("mailbox of " + mail.recipients()));
        Letter letter = mail.letter();
        if (letter.bounce().filter(bounce -> bounces.heard(bounce, letter, now)).isPresent()) {
            return;
        }
        if (isOurs(letter)) {
            incoming.ours(new Case(mail.id(), mailbox, letter, mail.sender(), Optional.empty()), now);
            return;
        }
        Optional<Person> writer = requesters.find(letter.from());
        Optional<TicketId> kept = quarantined(letter);
        if (kept.isPresent()) {
            incoming.quarantine(new Case(mail.id(), mailbox, letter, mail.sender(), writer), kept.get(), now);
            return;
        }
        Optional<Match> match = new Threading(ids, this::whereNow, received::ticketOf, this::exists).match(letter);
        if (match.isEmpty()) {
            Case fresh = new Case(mail.id(), mailbox, letter, mail.sender(), requesters.of(letter.from(), writer, now));
            incoming.open(fresh, "new", "Names no ticket", now);
            return;
        }
        Match found = match.get()
                .on(merges.standing(match.get().ticket(), Viewer.system()).id());
        Case known = new Case(mail.id(), mailbox, letter, mail.sender(), writer);
        if (!found.proven() && (writer.isEmpty() || !belongs(known, found.ticket()))) {
            incoming.hold(known, found, now);
            return;
        }
        Case joining = new Case(mail.id(), mailbox, letter, mail.sender(), requesters.of(letter.from(), writer, now));
        incoming.join(joining, found.ticket(), found.way(), found.evidence(), now);
    }

    private Optional<TicketId> quarantined(Letter letter) {
        String address = letter.from().address().toLowerCase(Locale.ROOT);
        return quarantines
                .orderedStream()
                .flatMap(one -> one.of(address).stream())
                .findFirst();
    }

    private boolean isOurs(Letter letter) {
        return letter.messageId().flatMap(ids::read).isPresent();
    }

    private TicketId whereNow(Sign sign) {
        return replies.find(sign.reply()).map(Reply::ticket).orElse(sign.ticket());
    }

    private boolean exists(TicketId id) {
        return tickets.find(id, Viewer.system()).isPresent();
    }

    // A requester, a colleague of theirs, one of us, or somebody who has written on it before.
    private boolean belongs(Case mail, TicketId id) {
        Ticket ticket = tickets.ticket(id, Viewer.system());
        Person writer = mail.person().orElseThrow();
        Set<PersonId> same = samePersons.all(writer.id());
        return mail.isFromStaff()
                || Stream.concat(Stream.of(ticket), merges.partsOf(id).stream()).anyMatch(each -> isOf(writer, each))
                || received.of(id).stream()
                        .anyMatch(earlier -> !earlier.state().equals("held")
                                && earlier.person().filter(same::contains).isPresent());
    }

    private static boolean isOf(Person writer, Ticket ticket) {
        return ticket.requester().filter(writer.id()::equals).isPresent()
                || writer.organisation()
                        .filter(own -> ticket.organisation().filter(own::equals).isPresent())
                        .isPresent();
    }
}
