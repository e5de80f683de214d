package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;

/** Mail at the door: kept before it is answered for, refused with a sentence, never lost afterwards. */
class SmtpDoorTests {

    private static final String TO = "notes@taker.example";

    private final TestNode node = TestNode.shared();
    private final NoteTaker taker = node.bean(NoteTaker.class);
    private final MailStore store = node.bean(MailStore.class);
    private final String word = UUID.randomUUID().toString();

    @Test
    void keepsAMailByteForByteBeforeItSays250() {
        byte[] raw = mail("Line\r\n.dot\r\n\u00e4\r\n").getBytes(StandardCharsets.ISO_8859_1);
        String answer = SmtpTalk.bring(port(), "asha@bank.example", TO, raw);
        assertThat(answer).startsWith("250 2.0.0 Kept as mail_");
        assertThat(store.raw(id(answer)))
                .hasValueSatisfying(
                        kept -> assertThat(Arrays.copyOf(kept, raw.length)).isEqualTo(raw));
        assertThat(taker.count(word)).isZero();
        node.runDue();
        assertThat(taker.count(word)).isOne();
    }

    @Test
    void takesTheSameMailOnceHoweverOftenItIsBrought() {
        String mail = mail("Again\r\n");
        String first = SmtpTalk.bring(port(), "asha@bank.example", TO, bytes("Received: from a by b\r\n" + mail));
        String second =
                SmtpTalk.bring(port(), "asha@bank.example", TO, bytes("Received: from c\r\n by d; later\r\n" + mail));
        assertThat(second).isEqualTo(first);
        node.runDue();
        assertThat(taker.count(word)).isOne();
        assertThat(store.find(id(first)).orElseThrow().arrivals()).isEqualTo(2);
    }

    @Test
    void takesWhatAMachineWithoutMessageIdWritesAgainLater() {
        byte[] raw = bytes("Subject: disk full\r\n\r\n" + word + "\r\n");
        SmtpTalk.bring(port(), "root@disk.example", TO, raw);
        node.clock().tick(Duration.ofMinutes(20));
        SmtpTalk.bring(port(), "root@disk.example", TO, raw);
        node.runDue();
        assertThat(taker.count(word)).isEqualTo(2);
    }

    @Test
    void refusesAnAddressThatNobodyOwns() {
        assertThat(SmtpTalk.bring(port(), "asha@bank.example", "nobody@elsewhere.example", mail("x")))
                .startsWith("550 5.1.1 Nobody here is written to");
    }

    @Test
    void refusesSixtyMegabytesWithASentenceAndGoesOn() {
        try (SmtpTalk talk = new SmtpTalk(port())) {
            talk.heard();
            assertThat(talk.say("EHLO client.example")).contains("SIZE 52428800");
            assertThat(talk.say("MAIL FROM:<asha@bank.example> SIZE=62914560")).startsWith("552");
            talk.say("RSET");
            talk.say("MAIL FROM:<asha@bank.example>");
            talk.say("RCPT TO:<" + TO + ">");
            byte[] large = new byte[60 * 1024 * 1024];
            Arrays.fill(large, (byte) 'x');
            for (int i = 900; i < large.length; i += 900) {
                large[i - 1] = '\n';
            }
            assertThat(talk.data(large)).startsWith("552 5.3.4 This mail is larger than 50 MB.");
            talk.say("MAIL FROM:<asha@bank.example>");
            talk.say("RCPT TO:<" + TO + ">");
            assertThat(talk.data(bytes(mail("small\r\n")))).startsWith("250");
        }
    }

    @Test
    void refusesTheHundredAndFirstRecipient() {
        try (SmtpTalk talk = new SmtpTalk(port())) {
            talk.heard();
            talk.say("EHLO client.example");
            talk.say("MAIL FROM:<asha@bank.example>");
            for (int i = 0; i < SmtpDoor.MOST_RECIPIENTS; i++) {
                assertThat(talk.say("RCPT TO:<copy" + i + "@taker.example>")).startsWith("250");
            }
            assertThat(talk.say("RCPT TO:<copy100@taker.example>")).startsWith("452");
        }
    }

    @Test
    void letsNoMachineHoldMoreConnectionsThanItsShare() {
        List<SmtpTalk> held = new ArrayList<>();
        try {
            for (int i = 0; i < Doorkeeper.MOST_FROM_ONE; i++) {
                held.add(new SmtpTalk(port(), "127.0.0.50"));
                assertThat(held.getLast().heard()).startsWith("220");
            }
            try (SmtpTalk oneMore = new SmtpTalk(port(), "127.0.0.50");
                    SmtpTalk another = new SmtpTalk(port(), "127.0.0.51")) {
                assertThat(oneMore.heard()).startsWith("421 4.7.0 You hold too many connections");
                assertThat(another.heard()).as("nobody else is kept out").startsWith("220");
            }
        } finally {
            held.forEach(SmtpTalk::close);
        }
    }

    @Test
    void letsNoMachineComeTooOftenAMinute() {
        String answer = "";
        for (int i = 0; i <= Doorkeeper.MOST_A_MINUTE && !answer.startsWith("421"); i++) {
            try (SmtpTalk talk = new SmtpTalk(port(), "127.0.0.60")) {
                answer = talk.heard();
                talk.say("QUIT");
            }
        }
        assertThat(answer).startsWith("421 4.7.0 Too many connections within a minute");
    }

    @Test
    void refusesAMailThatGoesRoundInCircles() {
        String stations = "Received: from a by b\r\n".repeat(101);
        assertThat(SmtpTalk.bring(port(), "asha@bank.example", TO, bytes(stations + mail("x"))))
                .startsWith("554 5.4.6 This mail goes round in circles");
    }

    @Test
    void putsAMailAsideThatCannotBeReadAndReadsTheNext() {
        Cast cast = Cast.of(node);
        String poison = SmtpTalk.bring(port(), "asha@bank.example", TO, bytes(mail("poison\r\n")));
        String after = UUID.randomUUID().toString();
        SmtpTalk.bring(port(), "asha@bank.example", TO, bytes("Subject: next\r\n\r\n" + after + "\r\n"));
        node.runDue();
        assertThat(taker.count(after)).isOne();
        node.clock().tick(Duration.ofSeconds(10));
        node.runDue();
        node.clock().tick(Duration.ofMinutes(1));
        node.runDue();
        assertThat(store.find(id(poison)).orElseThrow().state()).isEqualTo("unreadable");
        Browser lead = cast.browser(cast.staff("Lena", Role.LEAD, "Europe/Oslo"));
        String path = "/mail/" + id(poison).text();
        assertThat(lead.get("/mail").body()).contains(path + "/raw", "IllegalStateException: poison");
        assertThat(lead.get(path + "/raw").body()).contains(word);
        taker.cured = true;
        lead.post(path + "/retry");
        node.runDue();
        taker.cured = false;
        assertThat(taker.count(word)).isOne();
    }

    @Test
    void showsAMailWhoseOwnerIsGoneUntilSomebodyGivesItToAnother() {
        Cast cast = Cast.of(node);
        MailId orphan = node.bean(Post.class)
                .accept(new Arrival(
                        "imap",
                        "asha@bank.example",
                        java.util.List.of("gone@old.example"),
                        bytes(mail("x")),
                        node.now()));
        node.runDue();
        assertThat(store.find(orphan).orElseThrow().state()).isEqualTo("unclaimed");
        Browser lead = cast.browser(cast.staff("Lena", Role.LEAD, "Europe/Oslo"));
        assertThat(lead.post("/mail/" + orphan.text() + "/mailbox", "address", "no@where.example")
                        .statusCode())
                .isEqualTo(422);
        lead.post("/mail/" + orphan.text() + "/mailbox", "address", TO);
        node.runDue();
        assertThat(taker.count(word)).isOne();
    }

    private String mail(String body) {
        return "From: Asha <asha@bank.example>\r\nTo: " + TO + "\r\nSubject: Cards are declined\r\nMessage-ID: <" + word
                + "@bank.example>\r\n\r\n" + body;
    }

    private int port() {
        return MailPort.of(node);
    }

    private static MailId id(String answer) {
        return MailId.parse(answer.substring(answer.lastIndexOf(' ') + 1)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
