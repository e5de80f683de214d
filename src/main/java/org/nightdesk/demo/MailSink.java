package org.nightdesk.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.Properties;
import org.nightdesk.demo.Arrival.Way;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server of everybody in the demo: takes all, keeps nothing but what the pane shows. */
final class MailSink implements SimpleMessageListener, AutoCloseable {

    private final SMTPServer server;
    private final Arrivals arrivals;

    MailSink(Arrivals arrivals) {
        this.arrivals = arrivals;
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.example")
                .simpleMessageListener(this)
                .build();
        server.start();
    }

    /** For {@code NIGHTDESK_SMTP_URL}. */
    URI address() {
        return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
    }

    @Override
    public boolean accept(String from, String recipient) {
        return true;
    }

    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), data);
            arrivals.add(Way.MAIL, recipient, mail.getSubject(), plain(mail.getContent()));
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static String plain(Object content) throws IOException, MessagingException {
        if (!(content instanceof Multipart parts)) {
            return String.valueOf(content);
        }
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("text/plain")) {
                return String.valueOf(part.getContent());
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.stop();
    }
}
