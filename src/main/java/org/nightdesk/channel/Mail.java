package org.nightdesk.channel;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.nightdesk.channel.screen.MailScreen;

/** A message as a mail: plain and HTML, marked as written by a program, with an id that a repeat shares. */
final class Mail extends MimeMessage {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Fills in everything but the recipient's reply. */
    Mail filled(String from, String to, Message message, Instant now) throws MessagingException {
        try {
            setFrom(new InternetAddress(from, "Nightdesk", UTF_8));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        setRecipient(RecipientType.TO, new InternetAddress(to, true));
        setSubject(message.headline(), UTF_8);
        setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Auto-Response-Suppress", "All");
        if (message.urgent()) {
            setHeader("Importance", "high");
        }
        setContent(bodies(message));
        saveChanges();
        return this;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static Multipart bodies(Message message) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(message.text() + message.link().map(link -> "\n\n" + link).orElse("") + "\n", UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(message), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private static String html(Message message) {
        StringOutput output = new StringOutput();
        MailScreen screen = new MailScreen(
                message.headline(),
                message.text().lines().toList(),
                message.link().map(URI::toString));
        TEMPLATES.render("channel/mail.jte", screen, output);
        return output.toString();
    }
}
