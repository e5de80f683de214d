package org.nightdesk.telephony;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.channel.Delivery;
import org.nightdesk.telephony.screen.ProviderScreen.Row;
import org.springframework.stereotype.Component;

/** The providers as people read them. */
@Component
class ProviderRows {

    private final Providers providers;
    private final LineKinds lines;

    ProviderRows(Providers providers, LineKinds lines) {
        this.providers = providers;
        this.lines = lines;
    }

    /** {@code tested} is the one that {@code found} came of just now; empty when none was. */
    List<Row> of(String tested, Delivery found, Instant now) {
        List<Provider> all = providers.all();
        return all.stream()
                .map(one -> row(
                        one,
                        one.equals(all.getFirst()),
                        one.text().equals(tested) ? words(found) : "",
                        found instanceof Delivery.Sent,
                        now))
                .toList();
    }

    boolean anyAnswerable() {
        return providers.all().stream().anyMatch(one -> lines.of(one).isAnswerable(one));
    }

    private Row row(Provider provider, boolean first, String found, boolean good, Instant now) {
        Health health = provider.health();
        boolean trouble = !provider.paused() && !health.good();
        return new Row(
                provider.text(),
                provider.name(),
                carries(provider),
                provider.paused()
                        ? "closed"
                        : trouble ? "open" : health.sentAt().isEmpty() ? "waiting" : "live",
                trouble ? health.problem() + " " + passedOver(health, now) : calm(provider),
                health.sentAt(),
                first,
                provider.paused(),
                trouble,
                provider.sms(),
                provider.voice(),
                found,
                good);
    }

    private static String passedOver(Health health, Instant now) {
        return health.resting(now) ? "The others are asked first for a while." : "The next message tries it again.";
    }

    private static String carries(Provider provider) {
        String what = provider.sms() ? provider.voice() ? "Text messages and calls" : "Text messages" : "Calls";
        return what + (provider.sender().isEmpty() ? "" : " from " + PhoneNumbers.shown(provider.sender()));
    }

    private String calm(Provider provider) {
        if (provider.paused()) {
            return "Paused: it is left alone.";
        }
        return provider.called()
                ? "It reports to Nightdesk and hands over replies."
                : lines.of(provider).isAsked()
                        ? "Nightdesk asks it for replies and reports."
                        : "It tells nothing back.";
    }

    static String words(Delivery found) {
        return switch (found) {
            case Delivery.Sent sent -> "It took the test. Is it there?";
            case Delivery.Retry retry -> retry.reason();
            case Delivery.Rejected rejected -> rejected.reason();
        };
    }

    /** For the form; secrets stay out. */
    static Map<String, String> values(Provider provider) {
        Access access = provider.access();
        Map<String, String> values = new HashMap<>();
        values.put("id", provider.text());
        values.put("name", provider.name());
        values.put("sender", provider.sender());
        values.put("address", access.address());
        tick(values, "sms", provider.sms());
        tick(values, "voice", provider.voice());
        tick(values, "called", provider.called());
        values.put("kind", provider.kind());
        values.put("account", access.account());
        values.put("bodyType", access.bodyType());
        values.put("template", access.template());
        values.put("reference", access.reference());
        return values;
    }

    private static void tick(Map<String, String> values, String name, boolean on) {
        if (on) {
            values.put(name, "on");
        }
    }
}
