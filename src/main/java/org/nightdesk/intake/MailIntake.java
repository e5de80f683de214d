package org.nightdesk.intake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.letter.Letter;
import org.nightdesk.post.MailReader;
import org.nightdesk.post.ReceivedMail;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Received;
import org.nightdesk.signal.Signals;
import org.nightdesk.subject.NotFound;
import org.springframework.stereotype.Component;

/** Takes alerts by mail: each integration of the kind {@code mail} has an address of its own, with its key in it. Nothing is answered. */
@Component
class MailIntake implements MailReader {

    static final String KIND = "mail";

    private static final Pattern ADDRESS = Pattern.compile("alert-([0-9a-f]{32})@.+");

    // Our own pages, sent on by somebody's rule: taken in, each would page again, for ever.
    private static final Pattern OURS = Pattern.compile("<?page-\\d+-\\d+\\..*");

    private final Senders senders;
    private final Signals signals;

    MailIntake(Senders senders, Signals signals) {
        this.senders = senders;
        this.signals = signals;
    }

    /** Where such an integration is written to. */
    static String address(String key, String host) {
        return "alert-" + key + "@" + host;
    }

    @Override
    public boolean owns(String address) {
        return integration(address).isPresent();
    }

    @Override
    public List<String> addresses() {
        return List.of();
    }

    @Override
    public void read(ReceivedMail mail, Instant now) {
        Letter letter = mail.letter();
        if (letter.bounce().isPresent()
                || letter.messageId().filter(id -> OURS.matcher(id).matches()).isPresent()) {
            return;
        }
        Integration integration = mail.recipients().stream()
                .flatMap(address -> integration(address).stream())
                .findFirst()
                .orElseThrow(() -> new NotFound("integration of " + mail.recipients()));
        signals.take(
                new Received(integration, KIND, List.of(MailAlert.read(letter)), List.of(), new byte[0]),
                now.truncatedTo(ChronoUnit.MICROS));
    }

    private Optional<Integration> integration(String address) {
        Matcher ours = ADDRESS.matcher(address);
        if (!ours.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(senders.byKey(ours.group(1)));
        } catch (NotFound nobody) {
            return Optional.empty();
        }
    }
}
