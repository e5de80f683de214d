package org.nightdesk.channel;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** Hands people's mail to the one server of the installation. */
@Component
public class Postman {

    /** The longest that {@link #send} takes, every answer of the server as late as can be; a lease must be longer. */
    public static final Duration LONGEST = Duration.ofSeconds(90);

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,400}>");
    private static final String NOBODY = "<>";

    private final Optional<MailServer> server;

    Postman(Settings settings) {
        this.server = MailServer.of(settings);
    }

    /** Whether a mail server is set. */
    public boolean isSetUp() {
        return server.isPresent();
    }

    /** The address that our own mail comes from; empty without a mail server. */
    public Optional<String> sender() {
        return server.map(MailServer::from);
    }

    /** A file that goes with a mail. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Attachment(String name, String mediaType, byte[] bytes) {}

    /** Tries once, to this one recipient, who need not be all that the mail names. Holds no transaction. */
    public Delivery send(OutgoingMail mail, String recipient) {
        return send(mail, List.of(), recipient);
    }

    /** With files. */
    public Delivery send(OutgoingMail mail, List<Attachment> files, String recipient) {
        if (server.isEmpty()) {
            return new Delivery.Rejected(
                    "Mail is not set up. An administrator sets NIGHTDESK_SMTP_URL and restarts the program.");
        }
        MailServer to = server.get();
        try {
            Written written = new Written(to.session(), mail, files);
            return handOver(written, new InternetAddress(recipient, true), EmailChannel.connected(to));
        } catch (MessagingException failure) {
            return MailFailure.judge(failure, false);
        }
    }

    private static Delivery handOver(Written mail, InternetAddress recipient, SMTPTransport transport) {
        try {
            transport.sendMessage(mail, new InternetAddress[] {recipient});
            return new Delivery.Sent(
                    String.valueOf(transport.getLastServerResponse()).strip());
        } catch (MessagingException failure) {
            return MailFailure.judge(failure, true);
        } finally {
            EmailChannel.leave(transport);
        }
    }

    private static final class Written extends SMTPMessage {

        private final String messageId;

        Written(Session session, OutgoingMail mail, List<Attachment> files) throws MessagingException {
            super(session);
            this.messageId = mail.messageId();
            setEnvelopeFrom(mail.automatic() ? NOBODY : mail.from());
            setFrom(named(mail));
            for (String address : mail.to()) {
                addRecipient(RecipientType.TO, new InternetAddress(address, true));
            }
            for (String address : mail.cc()) {
                addRecipient(RecipientType.CC, new InternetAddress(address, true));
            }
            setSubject(mail.subject().replaceAll("[\\s\\p{Cntrl}]+", " ").strip(), UTF_8);
            setHeader(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date().atOffset(ZoneOffset.UTC)));
            thread(mail);
            if (mail.automatic()) {
                setHeader("Auto-Submitted", "auto-replied");
                setHeader("X-Auto-Response-Suppress", "All");
                setHeader("Precedence", "bulk");
            }
            bodies(mail, files);
            saveChanges();
        }

        private static InternetAddress named(OutgoingMail mail) throws MessagingException {
            try {
                String name = mail.fromName().replaceAll("\\p{Cntrl}", " ").strip();
                InternetAddress from = new InternetAddress(mail.from(), true);
                from.setPersonal(name.isEmpty() ? null : name, UTF_8);
                return from;
            } catch (UnsupportedEncodingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private void thread(OutgoingMail mail) throws MessagingException {
            Optional<String> parent =
                    mail.inReplyTo().filter(id -> MESSAGE_ID.matcher(id).matches());
            if (parent.isPresent()) {
                setHeader("In-Reply-To", parent.get());
            }
            List<String> known = mail.references().stream()
                    .filter(id -> MESSAGE_ID.matcher(id).matches())
                    .toList();
            if (!known.isEmpty()) {
                setHeader("References", known.stream().collect(Collectors.joining("\r\n ")));
            }
        }

        private void bodies(OutgoingMail mail, List<Attachment> files) throws MessagingException {
            MimeBodyPart plain = new MimeBodyPart();
            plain.setText(mail.plain(), UTF_8, "plain");
            MimeBodyPart html = new MimeBodyPart();
            html.setText(mail.html(), UTF_8, "html");
            MimeMultipart letter = new MimeMultipart("alternative", plain, html);
            if (files.isEmpty()) {
                setContent(letter);
                return;
            }
            MimeBodyPart first = new MimeBodyPart();
            first.setContent(letter);
            MimeMultipart all = new MimeMultipart("mixed", first);
            for (Attachment file : files) {
                all.addBodyPart(part(file));
            }
            setContent(all);
        }

        private static MimeBodyPart part(Attachment file) throws MessagingException {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
            part.setFileName(file.name());
            return part;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
