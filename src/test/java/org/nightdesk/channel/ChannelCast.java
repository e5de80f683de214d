package org.nightdesk.channel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.json.JsonMapper;

/** Channels as a node would have them, without a node. */
final class ChannelCast {

    static final SettableClock CLOCK = new SettableClock(TestNode.START);
    static final Message PAGE = new Message(
            "page-12-1",
            "P1 Payments: cards are refused",
            "Since 03:02. 41 % of payments fail.\nTomás was told first.",
            Optional.of(URI.create("https://desk.harbourline.example/p/7Qm2VxT9")),
            true,
            false);

    private ChannelCast() {}

    static Channels channels(Settings settings) {
        return channels(settings, Channels.LONGEST);
    }

    static Channels channels(Settings settings, Duration longest) {
        Secrets secrets = TestNode.shared().bean(Secrets.class);
        JsonMapper json = JsonMapper.shared();
        Outgoing outgoing = new Outgoing(new Guard(settings));
        return new Channels(
                List.of(
                        new EmailChannel(settings, secrets, CLOCK),
                        new WebhookChannel(outgoing, secrets, CLOCK, json),
                        new ChatChannel(outgoing, json),
                        new NtfyChannel(outgoing, json),
                        new SlackChannel(outgoing, json),
                        new TeamsChannel(outgoing, json),
                        new MattermostChannel(outgoing, json)),
                secrets,
                longest);
    }

    static Settings settings(String smtp, String... allowPrivate) {
        return new Settings(
                0,
                Path.of("target/test-data"),
                Optional.of(URI.create("https://desk.harbourline.example")),
                Optional.empty(),
                List.of("a secret key of the tests, not of any installation"),
                Optional.of(smtp).filter(text -> !text.isEmpty()).map(URI::create),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(allowPrivate));
    }

    static String reason(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent sent -> "sent " + sent.reference();
            case Delivery.Retry retry -> retry.reason();
            case Delivery.Rejected rejected -> rejected.reason();
        };
    }
}
