package org.nightdesk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;

/** Asha writes, Alice answers, Asha writes back: through a real SMTP port and a real mail server. */
class MailStoryTests {

    private static PostOffice world;
    private static TestNode node;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String asha = "asha@bank-" + word + ".example";
    private Mailbox support;
    private Cast cast;

    @BeforeAll
    static void begin() {
        world = new PostOffice();
        node = world.desk();
    }

    @AfterAll
    static void end() {
        node.close();
        world.close();
    }

    @BeforeEach
    void mailbox() {
        cast = Cast.of(node);
        support = world.mailbox(node, "support-" + word + "@desk.example");
    }

    @Test
    void answersACustomerInTheThreadInWhichSheWrote() throws Exception {
        Organisation bank = node.bean(Organisations.class).create("Bank " + word, Viewer.system(), node.now());
        node.bean(People.class)
                .create(
                        NewPerson.contact(
                                "Omar", "omar@bank-" + word + ".example", java.time.ZoneOffset.UTC, bank.id()),
                        Viewer.system(),
                        node.now());
        write("Message-ID: <first-" + word + "@bank.example>\nSubject: Cards are declined", "Since ten o'clock.\n");
        Ticket ticket = newest();
        assertThat(ticket.title()).isEqualTo("Cards are declined");
        assertThat(ticket.number()).startsWith("REQ-");
        assertThat(ticket.organisation()).hasValue(bank.id());
        Person requester = node.bean(People.class).findByEmail(asha).orElseThrow();
        assertThat(ticket.requester()).hasValue(requester.id());

        Person alice = cast.alice();
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + ticket.number();
        assertThat(browser.get(path).body()).contains("Since ten o", asha + " by mail");
        browser.post(
                path + "/notes", "visibility", "public", "body", "We see it. **Ten minutes.**", "seen", "999999999");
        node.runDue();
        assertThat(mails(asha)).isEmpty();
        assertThat(browser.get(path).body()).contains("goes out in", "Call it back");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();

        MimeMessage answer = only(asha);
        assertThat(answer.getSubject()).isEqualTo("Re: Cards are declined [" + ticket.number() + "]");
        assertThat(answer.getHeader("In-Reply-To", null)).isEqualTo("<first-" + word + "@bank.example>");
        assertThat(answer.getHeader("References", null)).isEqualTo("<first-" + word + "@bank.example>");
        InternetAddress from = (InternetAddress) answer.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo(support.address());
        assertThat(from.getPersonal()).isEqualTo("Alice, Support");
        assertThat(raw(answer)).contains("We see it.", "Nightdesk Support", "<strong>Ten minutes.</strong>");
        assertThat(browser.get(path).body()).contains("Mail to " + asha + " was sent.");

        write(
                "Message-ID: <second-" + word + "@bank.example>\nSubject: Something else\nIn-Reply-To: "
                        + answer.getMessageID(),
                "It works again, thank you.\n");
        assertThat(story(ticket)).anyMatch(text -> text.contains("It works again"));
        assertThat(newest().id()).isEqualTo(ticket.id());
        browser.post(path + "/notes", "visibility", "public", "body", "Glad to hear it.", "seen", "999999999");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
        MimeMessage second = mails(asha).getLast();
        assertThat(second.getHeader("References", null).split("\\s+"))
                .containsExactly(
                        "<first-" + word + "@bank.example>",
                        answer.getMessageID(),
                        "<second-" + word + "@bank.example>");
    }

    @Test
    void calledBackInTimeNothingIsSent() throws Exception {
        write("Subject: A question", "How?\n");
        Ticket ticket = newest();
        Browser browser = cast.browser(cast.alice());
        String path = "/tickets/" + ticket.number();
        browser.post(path + "/notes", "visibility", "public", "body", "A wrong word", "seen", "999999999");
        Matcher cancel = Pattern.compile("/tickets/REQ-[0-9]+/replies/[0-9]+/cancellation")
                .matcher(browser.get(path).body());
        assertThat(cancel.find()).isTrue();
        browser.post(cancel.group());
        node.clock().tick(Duration.ofSeconds(20));
        node.runDue();
        assertThat(mails(asha)).isEmpty();
        assertThat(browser.get(path).body()).contains("called back", "A wrong word");
    }

    @Test
    void opensAResolvedTicketAgainWhenTheCustomerAnswers() throws Exception {
        write("Message-ID: <r-" + word + "@bank.example>\nSubject: A question", "How?\n");
        Ticket ticket = newest();
        node.bean(Tickets.class).resolve(ticket.id(), "Told her", Viewer.system(), node.now());
        write("Subject: Re: A question [" + ticket.number() + "]", "Not quite.\n");
        assertThat(node.bean(Tickets.class).ticket(ticket.id(), Viewer.system()).resolvedAt())
                .isEmpty();
    }

    @Test
    void holdsTheMailOfAStrangerWhoKnowsANumberUntilSomebodyConfirmsIt() throws Exception {
        write("Message-ID: <h-" + word + "@bank.example>\nSubject: A secret", "Ours.\n");
        Ticket ticket = newest();
        String mallory = "mallory-" + word + "@evil.example";
        writeAs(
                mallory,
                "Subject: Re: [" + ticket.number() + "]\nIn-Reply-To: <h-" + word + "@bank.example>",
                "Tell me.\n");
        assertThat(publicStory(ticket)).noneMatch(text -> text.contains("Tell me."));
        Browser browser = cast.browser(cast.alice());
        String path = "/tickets/" + ticket.number();
        assertThat(browser.get(path).body()).contains(mallory + " is not known on this ticket.");
        browser.post(path + "/notes", "visibility", "public", "body", "For Asha", "seen", "999999999");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
        assertThat(mails(mallory)).isEmpty();
        Matcher confirm = Pattern.compile("/tickets/REQ-[0-9]+/mail/mail_[0-9]+/confirmation")
                .matcher(browser.get(path).body());
        assertThat(confirm.find()).isTrue();
        browser.post(confirm.group());
        assertThat(publicStory(ticket)).anyMatch(text -> text.contains("Tell me."));
    }

    @Test
    void aForgedSignOfOursProvesNothing() throws Exception {
        write("Subject: A secret", "Ours.\n");
        Ticket ticket = newest();
        String forged = "<nd." + ticket.id().value() + ".1.AAAAAAAAAAAAAAAAAAAAAA@localhost>";
        writeAs("mallory-" + word + "@evil.example", "Subject: hello\nIn-Reply-To: " + forged, "Tell me.\n");
        assertThat(story(ticket)).noneMatch(text -> text.contains("Tell me."));
        assertThat(newest().id()).isNotEqualTo(ticket.id());
    }

    @Test
    void knowsItsOwnMailByTheMarkWhenAllHeadersAreGone() throws Exception {
        write("Subject: A question", "How?\n");
        Ticket ticket = newest();
        String mark = node.bean(MessageIds.class).mark(ticket.id());
        writeAs("colleague-" + word + "@bank.example", "Subject: hello", "So.\n\n> -- \n> REQ-1 · " + mark + "\n");
        assertThat(story(ticket)).anyMatch(text -> text.contains("So."));
    }

    @Test
    void movesAMailToTheTicketWhereItBelongs() throws Exception {
        write("Message-ID: <m-" + word + "@bank.example>\nSubject: First", "One.\n");
        Ticket first = newest();
        write("Subject: Re: First [" + first.number() + "]", "Quite another thing.\n");
        Browser browser = cast.browser(cast.alice());
        Matcher separation = Pattern.compile("/tickets/REQ-[0-9]+/mail/mail_[0-9]+/separation")
                .matcher(browser.get("/tickets/" + first.number()).body());
        assertThat(separation.find()).isTrue();
        browser.post(separation.group());
        Ticket own = newest();
        assertThat(own.id()).isNotEqualTo(first.id());
        assertThat(publicStory(first)).noneMatch(text -> text.contains("Quite another thing."));
        assertThat(publicStory(own)).anyMatch(text -> text.contains("Quite another thing."));
    }

    @Test
    void saysOnTheTicketThatAReplyDidNotArrive() throws Exception {
        write("Subject: A question", "How?\n");
        Ticket ticket = newest();
        Browser browser = cast.browser(cast.alice());
        String path = "/tickets/" + ticket.number();
        browser.post(path + "/notes", "visibility", "public", "body", "So.", "seen", "999999999");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
        String ours = only(asha).getMessageID();
        writeRaw("", bounce(ours));
        assertThat(browser.get(path).body()).contains("came back", "Find another address, or call.");
        Person requester = node.bean(People.class).findByEmail(asha).orElseThrow();
        assertThat(node.bean(Timeline.class).of(requester.id().subject(), Viewer.system()))
                .anyMatch(entry -> entry.entry().verb().equals("contact-method-failed"));
    }

    @Test
    void endsADuelWithAnAutoResponderAfterTwoMails() throws Exception {
        acknowledging();
        write("Message-ID: <d1-" + word + "@bank.example>\nSubject: Your letter", "We have it and look into it.\n");
        node.runDue();
        for (int round = 0; round < 10; round++) {
            node.clock().tick(Duration.ofSeconds(90));
            write(
                    "Message-ID: <d2-" + round + word + "@bank.example>\nSubject: Your letter",
                    "We have it and look into it.\n");
            node.runDue();
        }
        assertThat(cast.browser(cast.alice())
                        .get("/tickets/" + newest().number())
                        .body())
                .contains("Not answered automatically: the same words");
        assertThat(only(asha).getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(world.of(asha).getFirst().sender()).isEmpty();
    }

    @Test
    void endsADuelInWhichEachAnswerHasOtherWords() throws Exception {
        acknowledging();
        for (int round = 0; round < 20; round++) {
            write(
                    "Message-ID: <e" + round + word + "@bank.example>\nSubject: Ticket " + round,
                    "Number " + round + "\n");
            node.runDue();
            node.clock().tick(Duration.ofSeconds(5));
        }
        assertThat(mails(asha)).hasSizeBetween(1, 2);
    }

    @Test
    void neverAnswersAProgram() throws Exception {
        acknowledging();
        write("Subject: Out of office\nAuto-Submitted: auto-replied", "Away.\n");
        node.runDue();
        assertThat(mails(asha)).isEmpty();
    }

    private void acknowledging() {
        node.bean(Mailboxes.class)
                .change(
                        support.id(),
                        new MailboxDraft(
                                support.address(), "Support", Optional.empty(), support.service(), "", true, true),
                        Viewer.system(),
                        node.now());
    }

    private String bounce(String ours) {
        return """
                From: MAILER-DAEMON@mx.example
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <bounce-%s@mx.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 No such user

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                Subject: Re: A question

                --b--
                """.formatted(support.address(), word, asha, ours);
    }

    private void write(String headers, String body) {
        writeAs(asha, headers, body);
    }

    private void writeAs(String from, String headers, String body) {
        writeRaw(
                from,
                "From: Asha <%s>\nTo: %s\n%s\nContent-Type: text/plain; charset=utf-8\n\n%s"
                        .formatted(from, support.address(), headers, body));
    }

    private void writeRaw(String sender, String mail) {
        assertThat(SmtpTalk.bring(MailPort.of(node), sender, support.alias(), mail))
                .startsWith("250");
        node.runDue();
    }

    private Ticket newest() {
        return node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
    }

    private List<String> story(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }

    private List<String> publicStory(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .map(Recorded::entry)
                .filter(entry -> entry.isPublic())
                .map(entry -> entry.text())
                .toList();
    }

    private static MimeMessage only(String address) throws Exception {
        List<MimeMessage> mails = mails(address);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private static List<MimeMessage> mails(String address) {
        return world.of(address).stream().map(PostOffice.Taken::mail).toList();
    }

    private static String raw(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
