package org.nightdesk.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Mail through the one server of the installation. */
@Component
class EmailChannel implements Channel {

    private static final Logger log = LoggerFactory.getLogger(EmailChannel.class);

    private final Optional<MailServer> server;
    private final Secrets secrets;
    private final InstantSource clock;

    EmailChannel(Settings settings, Secrets secrets, InstantSource clock) {
        this.server = MailServer.of(settings);
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "email";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        if (server.isEmpty()) {
            return new Delivery.Rejected(
                    "Mail is not set up. An administrator sets NIGHTDESK_SMTP_URL and restarts the program.");
        }
        return send(server.get(), address, message);
    }

    private Delivery send(MailServer to, String address, Message message) {
        try {
            Mail mail = new Mail(to.session(), messageId(message, to))
                    .filled(to.from(), address.strip(), message, clock.instant());
            return handOver(mail, connected(to));
        } catch (MessagingException failure) {
            return MailFailure.judge(failure, false);
        }
    }

    private static Delivery handOver(Mail mail, SMTPTransport transport) {
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Sent(
                    String.valueOf(transport.getLastServerResponse()).strip());
        } catch (MessagingException failure) {
            return MailFailure.judge(failure, true);
        } finally {
            leave(transport);
        }
    }

    // What became of the mail is known by now: a server that hangs up without a word changes nothing.
    static void leave(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            log.debug("the mail server hung up first", gone);
        }
    }

    static SMTPTransport connected(MailServer to) throws MessagingException {
        SMTPTransport transport = (SMTPTransport) to.session().getTransport(to.protocol());
        transport.connect(
                to.host(), to.port(), to.user().orElse(null), to.password().orElse(null));
        return transport;
    }

    // Signed, so that an answer by mail can be believed to follow one of ours.
    private String messageId(Message message, MailServer from) {
        String id = message.id().replaceAll("[^A-Za-z0-9._-]", "-");
        return "<" + id + "." + secrets.sign("message-id", message.id()) + "@" + from.domain() + ">";
    }

    @Override
    public Optional<String> problemWith(String address) {
        try {
            InternetAddress parsed = new InternetAddress(address.strip(), true);
            boolean bare = address.strip().equals(parsed.getAddress()) && address.indexOf('@') > 0;
            return bare
                    ? Optional.empty()
                    : Optional.of("Enter one mail address and nothing else, such as asha@example.org.");
        } catch (AddressException wrong) {
            return Optional.of("This is not a mail address. Enter one such as asha@example.org.");
        }
    }

    @Override
    public String shown(String address) {
        return address;
    }
}
