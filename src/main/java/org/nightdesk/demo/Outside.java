package org.nightdesk.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.nightdesk.engine.Story;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The world outside a demo: its mail server, phones and chat rooms, on free ports of this machine's loopback address. */
public final class Outside implements AutoCloseable {

    private final Arrivals arrivals;
    private final MailSink mail;
    private final WebSink web;

    private Outside(InstantSource clock) {
        this.arrivals = new Arrivals(clock);
        this.mail = new MailSink(arrivals);
        this.web = new WebSink(arrivals);
    }

    public static Outside open(InstantSource clock) {
        return new Outside(clock);
    }

    /** This port where nobody has it, else some other. */
    public static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return freePort(0);
        }
    }

    /** Where the demo sends its mail: for {@code NIGHTDESK_SMTP_URL}. */
    public URI mailServer() {
        return mail.address();
    }

    /** Puts the demo's own rooms into a node that is about to start. */
    public void furnish(GenericApplicationContext rooms) {
        rooms.getEnvironment().addActiveProfile("demo");
        rooms.registerBean(Arrivals.class, () -> arrivals);
        rooms.registerBean(WebSink.class, () -> web);
    }

    /** Tells all stories in their order; the database must be empty. */
    public static void tell(ConfigurableApplicationContext rooms, Instant now) {
        stories(rooms).forEach(story -> story.tell(now));
    }

    /** What to print for whoever started the demo. */
    public static List<String> invitation(ConfigurableApplicationContext rooms, Instant now) {
        return stories(rooms).stream()
                .flatMap(story -> story.invitation(now).stream())
                .toList();
    }

    private static List<Story> stories(ConfigurableApplicationContext rooms) {
        return rooms.getBeansOfType(Story.class).values().stream()
                .sorted(Comparator.comparingInt(Story::chapter))
                .toList();
    }

    @Override
    public void close() {
        web.close();
        mail.close();
    }
}
