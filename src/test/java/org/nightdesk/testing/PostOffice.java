package org.nightdesk.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nightdesk.catalog.Services;
import org.nightdesk.mailbox.Mailbox;
import org.nightdesk.mailbox.MailboxDraft;
import org.nightdesk.mailbox.Mailboxes;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** The mail servers of everybody outside: takes all that we send, from the empty sender too, and remembers it. */
public final class PostOffice implements SimpleMessageListener, AutoCloseable {

    /** One mail as it was handed over; {@code sender} is the envelope's. */
    public record Taken(String sender, String recipient, MimeMessage mail) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server = SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener(this)
            .build();

    public PostOffice() {
        server.start();
    }

    /** For {@code NIGHTDESK_SMTP_URL}. */
    public URI address() {
        return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
    }

    /** A desk on a new database that sends its mail here; the caller closes it. */
    public TestNode desk() {
        return TestNode.with(settings(TestNode.settings(TestPostgres.migratedDatabase())));
    }

    /** The same, with mail handed over here. */
    public Settings settings(Settings usual) {
        return new Settings(
                usual.port(),
                usual.data(),
                usual.baseUrl(),
                usual.database(),
                usual.secretKeys(),
                Optional.of(address()),
                usual.smtpListen(),
                usual.tls(),
                usual.metricsToken(),
                usual.firstAdministrator(),
                usual.firstToken(),
                usual.trustedProxies(),
                usual.allowPrivate());
    }

    /** A mailbox of everybody's at this address of the desk, with a signature that names a telephone. */
    public Mailbox mailbox(TestNode desk, String address) {
        MailboxDraft support = new MailboxDraft(
                address,
                "Support",
                Optional.empty(),
                desk.bean(Services.class).catchAll().id(),
                "Nightdesk Support\n+353 1 555 0100",
                false,
                true);
        return desk.bean(Mailboxes.class).create(support, Viewer.system(), desk.now());
    }

    /** What came for this address, in order. */
    public List<Taken> of(String recipient) {
        return taken.stream()
                .filter(one -> one.recipient().equals(recipient.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** What came for this address with these words in its subject, in order: others may write at the same hour. */
    public List<Taken> of(String recipient, String subject) {
        return of(recipient).stream()
                .filter(one -> subject(one).contains(subject))
                .toList();
    }

    private static String subject(Taken one) {
        try {
            return String.valueOf(one.mail().getSubject());
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public boolean accept(String from, String recipient) {
        return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), data);
            taken.add(new Taken(from, recipient.toLowerCase(Locale.ROOT), mail));
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
