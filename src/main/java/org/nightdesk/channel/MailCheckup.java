package org.nightdesk.channel;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Checkup;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** Whether the mail server lets us in; sends nothing. */
@Component
class MailCheckup implements Checkup {

    private final Optional<MailServer> server;

    MailCheckup(Settings settings) {
        this.server = MailServer.of(settings);
    }

    @Override
    public List<Finding> examine(Instant now) {
        return List.of(server.map(MailCheckup::knock).orElseGet(MailCheckup::missing));
    }

    private static Finding missing() {
        return new Finding(
                "mail",
                Level.WARNING,
                "No mail server is set, so no page and no invitation goes out by mail.",
                "Set NIGHTDESK_SMTP_URL, for example smtp://user:password@mail.example.org:587, and restart.");
    }

    private static Finding knock(MailServer server) {
        try (var transport = EmailChannel.connected(server)) {
            return new Finding("mail", Level.OK, server + " lets us in as " + server.from() + ".", "");
        } catch (MessagingException failure) {
            return new Finding(
                    "mail", Level.BROKEN, server + ": " + reason(failure), "Check NIGHTDESK_SMTP_URL and the server.");
        }
    }

    private static String reason(MessagingException failure) {
        return switch (MailFailure.judge(failure, false)) {
            case Delivery.Sent sent -> sent.reference();
            case Delivery.Retry retry -> retry.reason();
            case Delivery.Rejected rejected -> rejected.reason();
        };
    }
}
