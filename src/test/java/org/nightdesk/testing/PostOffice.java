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
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
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

    /** What came for this address, in order. */
    public List<Taken> of(String recipient) {
        return taken.stream()
                .filter(one -> one.recipient().equals(recipient.toLowerCase(Locale.ROOT)))
                .toList();
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
