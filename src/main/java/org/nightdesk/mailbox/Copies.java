package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.desk.Conveyance.Copy;
import org.nightdesk.desk.TicketId;
import org.nightdesk.letter.Address;
import org.nightdesk.letter.Letter;
import org.springframework.stereotype.Component;

/**
 * Others in the thread: whom its mails name in To and Cc. They stay in Cc until somebody leaves them out, and are back when a later mail names them
 * again. Never one of our own addresses, a program's, one that bounced, or a stranger's whose mail is held.
 */
@Component
class Copies {

    /** A mail that names more is answered to its writer only, and says so. */
    static final int MOST = 25;

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>\"()\\\\]{1,64}@[a-z0-9.-]{1,253}");

    private final ReceivedStore received;
    private final ReplyStore replies;
    private final Mailboxes mailboxes;

    Copies(ReceivedStore received, ReplyStore replies, Mailboxes mailboxes) {
        this.received = received;
        this.replies = replies;
        this.mailboxes = mailboxes;
    }

    /** All that a mail names beside its writer, in small letters, each once. */
    static List<String> named(Letter letter) {
        return Stream.concat(letter.to().stream(), letter.cc().stream())
                .map(Address::address)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(address -> ADDRESS.matcher(address).matches())
                .filter(address -> !address.equalsIgnoreCase(letter.from().address()))
                .distinct()
                .limit(MOST + 1L)
                .toList();
    }

    /** Empty unless the mail names too many. */
    static String tooMany(Letter letter) {
        return named(letter).size() <= MOST
                ? ""
                : "It names more than " + MOST + " addresses: answers go to its writer only.";
    }

    /** In the order in which they were named; without those who get the reply anyway. */
    List<Copy> of(TicketId ticket, List<String> direct) {
        Map<String, Instant> named = named(received.of(ticket), direct);
        if (named.isEmpty()) {
            return List.of();
        }
        Optional<Reply> last =
                replies.of(ticket).stream().filter(reply -> !reply.automatic()).reduce((earlier, later) -> later);
        List<ReplyDelivery> deliveries = replies.deliveries(ticket);
        Set<String> had = deliveries.stream()
                .filter(delivery ->
                        last.filter(reply -> reply.id() == delivery.reply()).isPresent())
                .map(ReplyDelivery::address)
                .collect(Collectors.toSet());
        deliveries.stream()
                .filter(delivery -> delivery.state().equals("bounced"))
                .forEach(delivery -> named.remove(delivery.address()));
        List<Copy> copies = new ArrayList<>();
        named.forEach((address, at) -> {
            boolean leftOut =
                    last.filter(reply -> !at.isAfter(reply.createdAt())).isPresent() && !had.contains(address);
            copies.add(new Copy(address, !leftOut));
        });
        return copies;
    }

    private Map<String, Instant> named(List<Received> thread, List<String> direct) {
        Set<String> held = thread.stream()
                .filter(mail -> mail.state().equals("held"))
                .map(Received::address)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, Instant> named = new LinkedHashMap<>();
        for (Received mail : thread) {
            boolean theirs = mail.state().equals("opened") || mail.state().equals("joined");
            (theirs ? mail.others() : List.<String>of()).forEach(address -> named.put(address, mail.at()));
        }
        List<Mailbox> ours = mailboxes.all();
        named.keySet()
                .removeIf(address -> direct.contains(address)
                        || held.contains(address)
                        || Acknowledger.isMachine(address)
                        || mailboxes.ofAddress(address).isPresent()
                        || ours.stream()
                                .anyMatch(mailbox -> mailbox.address().equals(address)
                                        || mailbox.alias().equals(address)));
        return named;
    }
}
