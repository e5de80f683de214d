package org.nightdesk.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.channel.ChannelCast.PAGE;
import static org.nightdesk.channel.ChannelCast.reason;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Checkup.Finding;
import org.nightdesk.engine.Checkup.Level;

class EmailTests {

    private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void open() {
        post.start();
        post.setUser("desk@harbourline.example", "desk", "p@ss word");
    }

    @AfterEach
    void close() {
        post.stop();
    }

    @Test
    void sendsPlainAndHtmlWithAnIdThatARepeatShares() throws MessagingException {
        Channels channels = ChannelCast.channels(ChannelCast.settings(url("desk:p%40ss%20word@")));

        assertThat(channels.deliver("email", "asha@harbourline.example", PAGE)).isInstanceOf(Delivery.Sent.class);
        channels.deliver(
                "email",
                "asha@harbourline.example",
                new Message(PAGE.id(), PAGE.title(), PAGE.text(), PAGE.link(), true, true));

        MimeMessage first = post.getReceivedMessages()[0];
        MimeMessage again = post.getReceivedMessages()[1];
        assertThat(first.getSubject()).isEqualTo("P1 Payments: cards are refused");
        assertThat(again.getSubject()).isEqualTo("May be a repeat: P1 Payments: cards are refused");
        assertThat(first.getMessageID())
                .startsWith("<page-12-1.")
                .endsWith("@desk.harbourline.example>")
                .isEqualTo(again.getMessageID());
        assertThat(first.getFrom()[0]).hasToString("Nightdesk <nightdesk@desk.harbourline.example>");
        assertThat(first.getHeader("Date")).containsExactly("Fri, 20 Nov 2026 03:06:00 GMT");
        assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(GreenMailUtil.getWholeMessage(first))
                .contains("text/plain")
                .contains("text/html")
                .contains("https://desk.harbourline.example/p/7Qm2VxT9");
    }

    @Test
    void saysThatTheUserIsRefused() {
        Channels channels = ChannelCast.channels(ChannelCast.settings(url("desk:wrong@")));

        assertThat(channels.deliver("email", "asha@harbourline.example", PAGE)).isInstanceOf(Delivery.Rejected.class);
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void waitsForAServerThatIsAway() {
        Channels channels = ChannelCast.channels(ChannelCast.settings(url("")));
        post.stop();

        assertThat(channels.deliver("email", "asha@harbourline.example", PAGE))
                .isEqualTo(new Delivery.Retry("The mail server cannot be reached.", false));
    }

    @Test
    void tellsAFinalRefusalFromOneForNow() {
        try (FakeSmtp smtp = FakeSmtp.open()) {
            Channels channels = ChannelCast.channels(ChannelCast.settings("smtp://127.0.0.1:" + smtp.port()));

            assertThat(channels.deliver("email", "nobody@harbourline.example", PAGE))
                    .isEqualTo(new Delivery.Rejected("The mail server answered: “550 5.1.1 no such user”."));
            assertThat(channels.deliver("email", "later@harbourline.example", PAGE))
                    .isEqualTo(new Delivery.Retry("The mail server answered: “451 4.7.1 come back later”.", false));
            assertThat(channels.deliver("email", "dropped@harbourline.example", PAGE))
                    .isInstanceOfSatisfying(
                            Delivery.Retry.class,
                            retry -> assertThat(retry.mayHaveArrived()).isTrue());
        }
    }

    @Test
    void believesNoMailServerThatNobodyVouchesFor() {
        GreenMail stranger = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        stranger.start();
        Channels channels = ChannelCast.channels(
                ChannelCast.settings("smtps://127.0.0.1:" + stranger.getSmtps().getPort()));

        assertThat(reason(channels.deliver("email", "asha@harbourline.example", PAGE)))
                .isEqualTo(
                        "The mail server cannot be trusted. Its certificate is not signed by anybody whom this machine trusts.");
        stranger.stop();
    }

    @Test
    void saysThatMailIsNotSetUp() {
        Channels channels = ChannelCast.channels(ChannelCast.settings(""));

        assertThat(reason(channels.deliver("email", "asha@harbourline.example", PAGE)))
                .contains("NIGHTDESK_SMTP_URL");
    }

    @Test
    void neverLetsAnAddressBecomeAHeader() {
        Channels channels = ChannelCast.channels(ChannelCast.settings(url("")));

        assertThat(channels.problemWith("email", "asha@harbourline.example\r\nBcc: all@harbourline.example"))
                .isPresent();
        assertThat(channels.problemWith("email", "Asha <asha@harbourline.example>"))
                .isPresent();
        assertThat(channels.problemWith("email", "asha@harbourline.example, bob@harbourline.example"))
                .isPresent();
        assertThat(channels.problemWith("email", "asha@harbourline.example")).isEmpty();
    }

    @Test
    void theDoctorKnocksAtTheMailServer() {
        Instant now = ChannelCast.CLOCK.instant();

        List<Finding> open = new MailCheckup(ChannelCast.settings(url(""))).examine(now);
        List<Finding> refused = new MailCheckup(ChannelCast.settings(url("desk:wrong@"))).examine(now);
        List<Finding> missing = new MailCheckup(ChannelCast.settings("")).examine(now);

        assertThat(open).extracting(Finding::level).containsExactly(Level.OK);
        assertThat(refused).extracting(Finding::level).containsExactly(Level.BROKEN);
        assertThat(missing).extracting(Finding::level).containsExactly(Level.WARNING);
    }

    private String url(String login) {
        return "smtp://" + login + "127.0.0.1:" + post.getSmtp().getPort();
    }
}
