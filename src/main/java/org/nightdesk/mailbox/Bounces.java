package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.letter.Bounce;
import org.nightdesk.letter.Bounce.Failure;
import org.nightdesk.letter.Bounce.Severity;
import org.nightdesk.letter.Letter;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.People;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Reports that one of our mails did not arrive belong to its ticket; an address that will never work is marked at its person. */
@Component
class Bounces {

    private final MessageIds ids;
    private final ReplyStore replies;
    private final People people;
    private final ContactMethods methods;
    private final Timeline timeline;

    Bounces(MessageIds ids, ReplyStore replies, People people, ContactMethods methods, Timeline timeline) {
        this.ids = ids;
        this.replies = replies;
        this.people = people;
        this.methods = methods;
        this.timeline = timeline;
    }

    /** False when it is about no mail of ours: then it is a mail like any other. */
    boolean heard(Bounce bounce, Letter letter, Instant now) {
        Optional<Reply> reply = bounce.originalMessageId()
                .flatMap(ids::read)
                .or(() -> Threading.parents(letter).stream()
                        .flatMap(parent -> ids.read(parent).stream())
                        .findFirst())
                .flatMap(sign -> replies.find(sign.reply()));
        if (reply.isEmpty()) {
            return false;
        }
        failures(bounce, letter).stream()
                .filter(failure -> failure.severity() != Severity.DELIVERED)
                .forEach(failure -> failed(reply.get(), failure, now));
        return true;
    }

    private static List<Failure> failures(Bounce bounce, Letter letter) {
        return bounce.failures().isEmpty()
                ? List.of(new Failure("", "", Severity.SOFT, letter.subject()))
                : bounce.failures();
    }

    private void failed(Reply reply, Failure failure, Instant now) {
        boolean hard = failure.severity() == Severity.HARD;
        String whom = failure.address().isEmpty() ? "the customer" : failure.address();
        String reason =
                (failure.status() + " " + failure.reason()).replace("\0", "").strip();
        if (hard) {
            replies.bounced(reply.id(), failure.address(), reason, now);
            people.findByEmail(failure.address())
                    .ifPresent(person -> methods.failed(person.id(), "email", failure.address(), reason, now));
        }
        timeline.append(Entry.internal(
                reply.ticket().subject(),
                now,
                Actor.system(),
                "bounced",
                (hard ? "The reply did not reach " : "The reply is late for ") + whom + ": " + reason
                        + (hard ? ". Find another address, or call." : "."),
                Map.of("address", failure.address(), "hard", hard)));
    }
}
