package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.mailbox.Mailbox;
import org.nightdesk.people.People;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;

/**
 * A desk that has a mailbox, and customers who write to it: real mail both ways. One node for all tests of relations, which are
 * {@code @ExtendWith(Correspondence.Desk.class)}: it closes before the database does.
 */
final class Correspondence {

    private static @Nullable PostOffice world;
    private static @Nullable TestNode open;

    /** Closes the node after the last test. */
    static final class Desk implements BeforeAllCallback, AutoCloseable {

        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Desk.class))
                    .computeIfAbsent(Desk.class, key -> new Desk(), Desk.class);
            if (open == null) {
                world = new PostOffice();
                open = world.desk();
            }
        }

        @Override
        public void close() {
            Objects.requireNonNull(open).close();
            Objects.requireNonNull(world).close();
            open = null;
        }
    }

    final TestNode node = Objects.requireNonNull(open);
    final String word = UUID.randomUUID().toString().substring(0, 8);
    final Mailbox support;

    Correspondence() {
        support = Objects.requireNonNull(world).mailbox(node, "support-" + word + "@desk.example");
    }

    /** Brings a mail by SMTP, which is read at once. */
    void write(String from, String headers, String body) {
        bring(from, headers, body);
        node.runDue();
    }

    private void bring(String from, String headers, String body) {
        String mail = "From: <%s>\nTo: %s\n%s\nContent-Type: text/plain; charset=utf-8\n\n%s\n"
                .formatted(from, support.address(), headers, body);
        assertThat(SmtpTalk.bring(MailPort.of(node), from, support.alias(), mail))
                .startsWith("250");
    }

    /** Many customers write at once, one mail each; their tickets in that order. */
    List<Ticket> askAll(List<String> from, String subject, String body) {
        for (String one : from) {
            bring(one, "Message-ID: <%s@customer.example>\nSubject: %s".formatted(UUID.randomUUID(), subject), body);
        }
        node.runDue();
        List<Ticket> tickets = new ArrayList<>(
                node.bean(Queue.class).newest(new Filter(List.of(), ""), Viewer.system(), 0, from.size()));
        Map<String, Ticket> byRequester = tickets.stream()
                .collect(Collectors.toMap(
                        ticket -> node.bean(People.class)
                                .person(ticket.requester().orElseThrow())
                                .email(),
                        Function.identity()));
        return from.stream()
                .map(one -> Objects.requireNonNull(byRequester.get(one)))
                .toList();
    }

    /** A mail that opens a ticket; that ticket. */
    Ticket ask(String from, String subject, String body) {
        write(from, "Message-ID: <%s@customer.example>\nSubject: %s".formatted(UUID.randomUUID(), subject), body);
        return node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
    }

    /** Lets the moment pass in which replies can be called back. */
    void letGo() {
        node.clock().tick(Duration.ofSeconds(11));
        for (int round = 0; round < 5; round++) {
            node.runDue();
        }
    }

    List<MimeMessage> mails(String address) {
        return Objects.requireNonNull(world).of(address).stream()
                .map(PostOffice.Taken::mail)
                .toList();
    }

    static String text(MimeMessage mail) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
