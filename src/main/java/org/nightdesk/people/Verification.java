package org.nightdesk.people;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proves that an address is the person's: six figures are sent there and typed in here. */
@Component
class Verification {

    static final Duration HOLDS = Duration.ofMinutes(10);
    static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int FIGURES = 1_000_000;
    private static final String PURPOSE = "contact method";

    private final ContactMethodStore store;
    private final ContactMethods methods;
    private final Channels channels;
    private final Secrets secrets;
    private final Settings settings;
    private final Timeline timeline;
    private final SecureRandom random = new SecureRandom();

    Verification(
            ContactMethodStore store,
            ContactMethods methods,
            Channels channels,
            Secrets secrets,
            Settings settings,
            Timeline timeline) {
        this.store = store;
        this.methods = methods;
        this.channels = channels;
        this.secrets = secrets;
        this.settings = settings;
        this.timeline = timeline;
    }

    /** Sends six figures, good for ten minutes. Holds no transaction: it talks to the world. */
    Delivery send(Person person, long id, Instant now) {
        ContactMethod method = methods.method(person.id(), id);
        if (method.verified()) {
            throw Refused.conflict("This address is verified already.");
        }
        String code = "%06d".formatted(random.nextInt(FIGURES));
        if (!store.startCode(
                id, sign(id, code), now.plus(HOLDS), now.plus(HOLDS).minus(PAUSE))) {
            throw Refused.conflict("A code went there less than half a minute ago. Look there first.");
        }
        return channels.deliver(
                method.kind(),
                method.address(),
                message(
                        "Your code is " + code,
                        "Type it on your profile within 10 minutes, and pages can reach you here.",
                        id,
                        now));
    }

    /** Sends something that looks like a page and asks for nothing. */
    Delivery test(Person person, long id, Instant now) {
        ContactMethod method = methods.method(person.id(), id);
        return channels.deliver(
                method.kind(),
                method.address(),
                message(
                        "This is how a page reaches you",
                        "A test that " + person.name() + " asked for. Nothing has to be done.",
                        id,
                        now));
    }

    /** Whether these are the figures that went there: then the address is the person's. A wrong try counts, so it is no exception. */
    @Transactional
    public boolean confirm(Person person, long id, String typed, Instant now) {
        ContactMethod method = methods.method(person.id(), id);
        boolean right = store.takeTry(id, TRIES, now)
                .filter(wanted -> secrets.verify(PURPOSE, id + " " + typed.replaceAll("\\s", ""), wanted))
                .isPresent();
        if (!right) {
            return false;
        }
        store.verified(id, now);
        timeline.append(Entry.internal(
                person.id().subject(),
                now,
                person.actor(),
                "contact-method-verified",
                method.kind() + ": " + method.address(),
                Map.of()));
        return true;
    }

    private String sign(long id, String code) {
        return secrets.sign(PURPOSE, id + " " + code);
    }

    private Message message(String title, String text, long id, Instant now) {
        return new Message(
                "contact-%d-%d".formatted(id, now.toEpochMilli()),
                title,
                text,
                Optional.of(URI.create(settings.address() + "/profile")),
                false,
                false);
    }
}
