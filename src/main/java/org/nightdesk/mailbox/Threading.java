package org.nightdesk.mailbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.letter.Letter;
import org.nightdesk.mailbox.MessageIds.Sign;

/**
 * Decides which ticket a mail continues: our own signed Message-ID first, then the Message-IDs of mails we have seen, the tag in the subject, the
 * mark in the body. What is signed counts before what anybody may know.
 */
final class Threading {

    private static final Pattern TAG = Pattern.compile("\\[([A-Z]{2,4}-[1-9][0-9]{0,17})]");

    private final MessageIds ids;
    private final Function<Sign, TicketId> now;
    private final Function<String, Optional<TicketId>> seen;
    private final Predicate<TicketId> exists;

    /** {@code now} tells where a reply of ours stands now, {@code seen} the ticket of a mail that came in earlier by its Message-ID. */
    Threading(
            MessageIds ids,
            Function<Sign, TicketId> now,
            Function<String, Optional<TicketId>> seen,
            Predicate<TicketId> exists) {
        this.ids = ids;
        this.now = now;
        this.seen = seen;
        this.exists = exists;
    }

    Optional<Match> match(Letter letter) {
        List<Match> found = new ArrayList<>();
        List<String> parents = parents(letter);
        for (String parent : parents) {
            ids.read(parent)
                    .map(sign -> new Match(now.apply(sign), "signed", "Answers our mail " + parent, true))
                    .ifPresent(found::add);
        }
        for (String parent : parents) {
            seen.apply(parent)
                    .map(ticket -> new Match(ticket, "references", "Answers the mail " + parent, false))
                    .ifPresent(found::add);
        }
        Matcher tag = TAG.matcher(letter.subject());
        while (tag.find()) {
            String number = tag.group(1);
            TicketNumber.parse(number)
                    .map(ticket -> new Match(ticket, "subject", "Names " + number + " in its subject", false))
                    .ifPresent(found::add);
        }
        ids.marked(letter.text() + "\n" + letter.html().orElse(""))
                .map(ticket -> new Match(ticket, "mark", "Carries the mark of one of our mails", true))
                .ifPresent(found::add);
        List<Match> real =
                found.stream().filter(match -> exists.test(match.ticket())).toList();
        return real.stream()
                .filter(Match::proven)
                .findFirst()
                .or(() -> real.stream().findFirst());
    }

    // The nearest first: In-Reply-To, then References from the right.
    static List<String> parents(Letter letter) {
        List<String> parents = new ArrayList<>(letter.inReplyTo());
        List<String> references = new ArrayList<>(letter.references());
        Collections.reverse(references);
        parents.addAll(references);
        return parents.stream().distinct().limit(100).toList();
    }
}
