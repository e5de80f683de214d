package org.nightdesk.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nightdesk.channel.Postman;
import org.nightdesk.desk.Ticket;
import org.nightdesk.engine.Bell;
import org.springframework.stereotype.Component;

/**
 * Tells a customer at once that their mail has arrived, and under which number; never a program. Each rule by itself lets some pair of machines
 * answer each other for ever; together they do not.
 */
@Component
class Acknowledger {

    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    private static final int MOST_AN_HOUR = 3;
    private static final int MOST_A_DAY = 10;
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Pattern MACHINE = Pattern.compile(
            "(?i)(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|nobody|bounces?|daemon|root|www-data)(?:[+.-].*)?@.*");

    private final ReplyStore replies;
    private final ReceivedStore received;
    private final Mailboxes mailboxes;
    private final Postman postman;
    private final Bell bell;

    Acknowledger(ReplyStore replies, ReceivedStore received, Mailboxes mailboxes, Postman postman, Bell bell) {
        this.replies = replies;
        this.received = received;
        this.mailboxes = mailboxes;
        this.postman = postman;
        this.bell = bell;
    }

    /** Whether nobody reads what is sent to this address. */
    static boolean isMachine(String address) {
        return MACHINE.matcher(address).matches();
    }

    /** Answers a mail that opened a ticket. Why not, in a sentence; empty when it was answered. */
    String answer(Case mail, Ticket ticket, long entry, Instant now) {
        if (!mail.mailbox().acknowledges() || !postman.isSetUp()) {
            return "";
        }
        Optional<String> reason = reasonNot(mail, now);
        if (reason.isPresent()) {
            return reason.get();
        }
        String messageId = mail.letter().messageId().orElse("");
        List<String> references = messageId.isEmpty() ? List.of() : List.of(messageId);
        replies.insert(
                new Reply(
                        0,
                        ticket.id(),
                        ticket.id(),
                        mail.mailbox().id(),
                        Optional.of(entry),
                        "",
                        Subjects.answer(
                                mail.letter().subject().isBlank()
                                        ? ticket.title()
                                        : mail.letter().subject(),
                                ticket.number()),
                        "Thank you, your mail has arrived. Its number is " + ticket.number()
                                + "; a person will answer it. To add something, answer this mail.",
                        messageId,
                        references,
                        true,
                        now),
                List.of(mail.address()),
                List.of(),
                now);
        bell.ring(ReplySender.TOPIC);
        return "";
    }

    private Optional<String> reasonNot(Case mail, Instant now) {
        String address = mail.address();
        if (!mail.letter().nature().mayBeAnsweredAutomatically()) {
            return because("written by a program (" + mail.letter().nature().evidence() + ")");
        }
        if (mail.sender().isEmpty() || !address.contains("@") || isMachine(address)) {
            return because("nobody reads answers at the sender's address");
        }
        if (mailboxes.ofAddress(address).isPresent()) {
            return because("the sender is one of our own mailboxes");
        }
        if (received.saidBefore(address, mail.print(), now.minus(REMEMBERED))) {
            return because("the same words came from there within a day");
        }
        if (replies.automatic(address, now.minus(AT_ONCE)) > 0) {
            return because("it came within a minute of our last automatic answer, so a program may have written it");
        }
        if (replies.automatic(address, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR
                || replies.automatic(address, now.minus(REMEMBERED)) >= MOST_A_DAY) {
            return because("this address has had as many automatic answers as one may get");
        }
        return Optional.empty();
    }

    private static Optional<String> because(String reason) {
        return Optional.of("Not answered automatically: " + reason + ".");
    }
}
