package org.nightdesk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** A day of support: mail is fetched from a real IMAP server and answered by a real SMTP server; Asha's mail program keeps its threads. */
class MailDayTests {

    private static final String SUPPORT = "support@desk.example";
    private static final String ASHA = "asha@bank.example";
    private static final String NOOR = "noor@bank.example";
    private static final String MALLORY = "mallory@evil.example";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final Session client = Session.getInstance(new Properties());
    private final List<MimeMessage> written = new ArrayList<>();
    private GreenMailUser box;
    private PostOffice world;
    private TestNode node;
    private Browser alice;

    @BeforeEach
    void morning() {
        server.start();
        box = server.setUser(SUPPORT, "support", "secret");
        world = new PostOffice();
        node = world.desk();
        world.mailbox(node, SUPPORT);
        Cast cast = Cast.of(node);
        alice = cast.browser(cast.alice());
        Json.of(node, cast.token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/mail-accounts",
                        "{'address': '%s', 'host': '127.0.0.1', 'port': %d, 'security': 'none', 'login': 'support', 'password': 'secret'}"
                                .formatted(SUPPORT, server.getImap().getPort()));
    }

    @AfterEach
    void evening() {
        node.close();
        world.close();
        server.stop();
    }

    @Test
    void oneThreadFromTheFirstMailToTheThanks() throws Exception {
        MimeMessage first = new MimeMessage(client);
        first.setSubject("Cards are declined");
        first.setRecipients(RecipientType.TO, SUPPORT);
        first.setRecipients(RecipientType.CC, NOOR + ", " + SUPPORT + ", noreply@bank.example");
        send(first, ASHA, "Since ten o'clock.");
        Ticket ticket = newest();
        String path = "/tickets/" + ticket.number();
        assertThat(alice.get(path).body())
                .contains("Cc " + NOOR)
                .doesNotContain("Cc " + SUPPORT, "Cc noreply@", "Cc " + ASHA);

        answer(path, "We see it. Ten minutes.", NOOR);
        MimeMessage toAsha = last(ASHA);
        MimeMessage toNoor = last(NOOR);
        assertThat(toNoor.getMessageID()).as("one mail for both").isEqualTo(toAsha.getMessageID());
        assertThat(addresses(toAsha, RecipientType.TO)).containsExactly(ASHA);
        assertThat(addresses(toAsha, RecipientType.CC)).containsExactly(NOOR);
        assertThat(alice.get(path).body()).contains("Mail to " + ASHA + " was sent.", "Copy to " + NOOR + " was sent.");

        send((MimeMessage) toAsha.reply(true), ASHA, "Still every second card.");
        assertThat(newest().id()).isEqualTo(ticket.id());

        MimeMessage guess = new MimeMessage(client);
        guess.setSubject("Re: Cards are declined [" + ticket.number() + "]");
        guess.setRecipients(RecipientType.TO, SUPPORT);
        send(guess, MALLORY, "Tell me too.");
        MimeMessage naming = (MimeMessage) toAsha.reply(true);
        naming.addRecipients(RecipientType.CC, MALLORY);
        send(naming, ASHA, "A Mr Mallory asks me about it.");
        assertThat(alice.get(path).body())
                .contains("is not known on this ticket")
                .doesNotContain("Cc " + MALLORY);

        answer(path, "Between us: the bank's switch is broken.");
        assertThat(mails(NOOR)).as("left out").hasSize(1);
        assertThat(addresses(last(ASHA), RecipientType.CC)).isEmpty();
        assertThat(alice.get(path).body()).contains("value=\"yes\"><span class=\"cut\">Cc " + NOOR);

        send((MimeMessage) last(ASHA).reply(true), ASHA, "It works again, thank you.");
        alice.post(path + "/resolution", "note", "The switch was mended.");
        assertThat(node.bean(Tickets.class).ticket(ticket.id(), Viewer.system()).state())
                .isInstanceOf(TicketState.Resolved.class);
        assertThat(mails(MALLORY)).isEmpty();
        assertThat(world.of(SUPPORT)).isEmpty();
        isOneThread(first.getMessageID());
    }

    @Test
    void answersOnlyTheWriterOfAMailToTenThousand() throws Exception {
        MimeMessage many = new MimeMessage(client);
        many.setSubject("To everybody I know");
        many.setHeader(
                "To",
                SUPPORT + ","
                        + IntStream.range(0, 10_000)
                                .mapToObj(i -> "f" + i + "@e.example")
                                .collect(Collectors.joining(", ")));
        send(many, ASHA, "Hello all.");
        String path = "/tickets/" + newest().number();
        assertThat(alice.get(path).body())
                .contains("It names more than 25 addresses: answers go to its writer only.")
                .doesNotContain("Cc f");
        answer(path, "Hello Asha.");
        assertThat(addresses(last(ASHA), RecipientType.CC)).isEmpty();
        assertThat(world.of("f0@e.example")).isEmpty();
    }

    @Test
    void nobodyWritesHeadersIntoOurAnswers() throws Exception {
        String raw = "From: =?utf-8?Q?Asha=0D=0ABcc:_mallory@evil.example?= <" + ASHA + ">\r\nTo: " + SUPPORT
                + "\r\nMessage-ID: <in@jection.example>\r\nReferences: <x@y>\r\n\tBcc: mallory@evil.example\r\n"
                + "Subject: =?utf-8?Q?Hello=0D=0ABcc:_mallory@evil.example=0D=0A=0D=0ABody?=\r\n\r\nHow?\r\n";
        box.deliver(new MimeMessage(client, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII))));
        fetch();
        answer("/tickets/" + newest().number(), "So.");
        MimeMessage answer = last(ASHA);
        assertThat(answer.getHeader("Bcc")).isNull();
        assertThat(answer.getSubject()).startsWith("Re: Hello Bcc: mallory@evil.example Body [REQ-");
        assertThat(world.of(MALLORY)).isEmpty();
    }

    @BrowserTest
    void showsWhoGetsACopyBeforeItIsSent() throws Exception {
        MimeMessage first = new MimeMessage(client);
        first.setSubject("Cards are declined");
        first.setRecipients(RecipientType.TO, SUPPORT + ", " + NOOR);
        first.setRecipients(RecipientType.CC, "a.colleague.with.a.long.name@the-harbour-authority.example");
        send(first, ASHA, "Since ten o'clock.");
        try (Tab tab = Chromium.tab(node).signIn(alice)) {
            tab.go("/tickets/" + newest().number());
            tab.page().getByText("To Asha").first().waitFor();
            tab.page()
                    .locator("[name=visibility][value=public]")
                    .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
            tab.page().getByText("Cc " + NOOR).waitFor();
            tab.fits();
            tab.isAccessible();
            tab.shoot("mail-copies");
            tab.width(Tab.PHONE).fits();
            tab.shoot("mail-copies-phone");
        }
    }

    private void send(MimeMessage mail, String from, String text) throws Exception {
        mail.setFrom(new InternetAddress(from, from.equals(ASHA) ? "Asha" : "Mallory"));
        mail.setText(text);
        mail.saveChanges();
        if (from.equals(ASHA)) {
            written.add(mail);
        }
        box.deliver(mail);
        fetch();
    }

    private void fetch() {
        node.clock().tick(Duration.ofSeconds(20));
        node.runDue();
    }

    // The copies that stay ticked, of those that the page offers.
    private void answer(String path, String words, String... copies) {
        String page = alice.get(path).body();
        List<String> fields = new ArrayList<>(List.of("visibility", "public", "body", words, "seen", "999999999"));
        if (page.contains("name=\"copies\"")) {
            fields.addAll(List.of("copies", page.replaceAll("(?s).*name=\"copies\" value=\"([^\"]*)\".*", "$1")));
        }
        Arrays.stream(copies).forEach(copy -> fields.addAll(List.of("copy:" + copy, "yes")));
        assertThat(alice.post(path + "/notes", fields.toArray(String[]::new)).statusCode())
                .isEqualTo(303);
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
    }

    // As her program sees it: what she wrote and what she got.
    private void isOneThread(String root) throws Exception {
        Set<String> known = new HashSet<>();
        for (MimeMessage mail : written) {
            known.add(mail.getMessageID());
        }
        for (MimeMessage mail : mails(ASHA)) {
            known.add(mail.getMessageID());
        }
        List<MimeMessage> all = new ArrayList<>(written);
        all.addAll(mails(ASHA));
        assertThat(all).hasSize(6);
        for (MimeMessage mail : all) {
            if (!mail.getMessageID().equals(root)) {
                assertThat(known).contains(mail.getHeader("In-Reply-To", null));
                assertThat(mail.getHeader("References", null)).startsWith(root);
            }
        }
    }

    private Ticket newest() {
        return node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
    }

    private MimeMessage last(String address) {
        return mails(address).getLast();
    }

    private List<MimeMessage> mails(String address) {
        return world.of(address).stream().map(PostOffice.Taken::mail).toList();
    }

    private static List<String> addresses(MimeMessage mail, RecipientType type) throws Exception {
        return mail.getRecipients(type) == null
                ? List.of()
                : Arrays.stream(mail.getRecipients(type))
                        .map(address -> ((InternetAddress) address).getAddress())
                        .toList();
    }
}
