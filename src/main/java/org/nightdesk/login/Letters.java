package org.nightdesk.login;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.login.OneTimeLinks.Purpose;
import org.nightdesk.people.Person;
import org.nightdesk.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Mails one-time links. */
@Component
class Letters implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private final Channels channels;
    private final OneTimeLinks links;
    private final Secrets secrets;
    private final ExecutorService later = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("letter-", 0).daemon().factory());

    Letters(Channels channels, OneTimeLinks links, Secrets secrets) {
        this.channels = channels;
        this.links = links;
        this.secrets = secrets;
    }

    /** What became of a letter; the link can be handed over in another way too. */
    record Posted(String link, Delivery delivery) {}

    Posted send(Person person, Purpose purpose, Instant now) {
        String link = links.link(purpose, Optional.of(person.id()), now);
        boolean invited = purpose == Purpose.INVITE;
        Message message = new Message(
                "login-" + secrets.fresh(),
                invited ? "You are invited to Nightdesk" : "Choose a new password for Nightdesk",
                "%s,%n%n%s%n%nThe link works once, for %s. %s"
                        .formatted(
                                person.name(),
                                invited
                                        ? "an account was made for you. Choose a password and you are in."
                                        : "somebody, probably you, asked for a new password. Choose it here.",
                                invited ? "7 days" : "1 hour",
                                invited
                                        ? ""
                                        : "If it was not you, nothing has to be done: your password is unchanged."),
                Optional.of(URI.create(link)),
                false,
                false);
        return new Posted(link, channels.deliver("email", person.email(), message));
    }

    /** Without making whoever asked wait, which would tell whether there is such a person. */
    void sendLater(Person person, Purpose purpose, Instant now) {
        later.execute(() -> {
            Delivery delivery = send(person, purpose, now).delivery();
            if (!(delivery instanceof Delivery.Sent)) {
                log.warn("the letter for a new password was not sent to person {}: {}", person.id(), delivery);
            }
        });
    }

    @Override
    public void destroy() {
        later.close();
    }
}
