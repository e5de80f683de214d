package org.nightdesk.auditor;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.engine.Ticking;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Mails every administrator, past the engine: it may be what is broken. Their addresses are remembered, as the database may be too. */
@Component
class Outcry implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Outcry.class);

    private final Channels channels;
    private final People people;
    private final Settings settings;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("auditor-mail").daemon().factory());
    private final Consumer<Runnable> hands;
    private volatile List<String> known = List.of();

    Outcry(Channels channels, People people, Settings settings, Ticking ticking) {
        this.channels = channels;
        this.people = people;
        this.settings = settings;
        this.hands = ticking == Ticking.BY_HAND ? Runnable::run : thread::execute;
    }

    /** Does {@code then} when at least one mail was taken. */
    void tell(String title, List<String> lines, Instant now, Runnable then) {
        Message message = new Message(
                "auditor-" + now.getEpochSecond(),
                title,
                String.join("\n", lines),
                Optional.of(URI.create(settings.address() + "/auditor")),
                true,
                false);
        hands.accept(() -> {
            if (send(message)) {
                then.run();
            }
        });
    }

    void tell(List<Finding> findings, Instant now, Runnable then) {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(finding.what() + " " + finding.remedy()));
        tell("The auditor: " + findings.getFirst().what(), lines, now, then);
    }

    private boolean send(Message message) {
        List<Delivery> deliveries = administrators().stream()
                .map(address -> channels.deliver("email", address, message))
                .toList();
        boolean heard = deliveries.stream().anyMatch(Delivery.Sent.class::isInstance);
        if (!heard) {
            String reasons = deliveries.stream().map(Delivery::toString).collect(Collectors.joining(", "));
            log.error("no administrator could be mailed: {} ({})", message.title(), reasons);
        }
        return heard;
    }

    private List<String> administrators() {
        try {
            known = people.staff().stream()
                    .filter(person -> person.role() == Role.ADMINISTRATOR)
                    .map(Person::email)
                    .toList();
        } catch (DataAccessException away) {
            log.warn("the administrators are those that were known before: {}", away.getMessage());
        }
        return known;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
