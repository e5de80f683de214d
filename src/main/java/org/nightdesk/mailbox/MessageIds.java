package org.nightdesk.mailbox;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.desk.TicketId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** The signs on our own mail by which its answer is known again. Whoever has one has had our mail: it cannot be made up. */
@Component
class MessageIds {

    private static final String PURPOSE = "ticket-mail";
    private static final Pattern OURS =
            Pattern.compile("<nd\\.([1-9][0-9]{0,17})\\.([1-9][0-9]{0,17})\\.([A-Za-z0-9_-]{22})@[^>]*>");
    private static final Pattern MARK = Pattern.compile("nd:([1-9][0-9]{0,17}):([A-Za-z0-9_-]{22})");

    private final Secrets secrets;
    private final String domain;

    MessageIds(Secrets secrets, Settings settings) {
        this.secrets = secrets;
        this.domain =
                Optional.ofNullable(URI.create(settings.address()).getHost()).orElse("localhost");
    }

    /** One of our replies, found by its Message-ID. */
    record Sign(TicketId ticket, long reply) {}

    String of(TicketId ticket, long reply) {
        String what = ticket.value() + "." + reply;
        return "<nd." + what + "." + secrets.sign(PURPOSE, what) + "@" + domain + ">";
    }

    /** Empty when it is not ours, or only looks so. */
    Optional<Sign> read(String messageId) {
        Matcher ours = OURS.matcher(messageId);
        if (!ours.matches() || !secrets.verify(PURPOSE, ours.group(1) + "." + ours.group(2), ours.group(3))) {
            return Optional.empty();
        }
        return Optional.of(new Sign(new TicketId(Long.parseLong(ours.group(1))), Long.parseLong(ours.group(2))));
    }

    /** Written into each mail, for programs that drop the headers of what they answer. */
    String mark(TicketId ticket) {
        return "nd:" + ticket.value() + ":" + secrets.sign(PURPOSE, "mark." + ticket.value());
    }

    Optional<TicketId> marked(String text) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (secrets.verify(PURPOSE, "mark." + mark.group(1), mark.group(2))) {
                return Optional.of(new TicketId(Long.parseLong(mark.group(1))));
            }
        }
        return Optional.empty();
    }
}
