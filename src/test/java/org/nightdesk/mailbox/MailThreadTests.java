package org.nightdesk.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who wrote, and in which order: also when two nodes read the mail, and when one person has two addresses. */
class MailThreadTests {

    private static PostOffice world;
    private static TestNode node;

    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final String asha = "asha@bank-" + word + ".example";
    private final String home = "asha-" + word + "@home.example";
    private Mailbox support;

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
        support = world.mailbox(node, "support-" + word + "@desk.example");
    }

    @Test
    void anAnswerWaitsForTheMailItAnswersWhileAnotherNodeReadsThat() {
        String first = "<o1-" + word + "@bank.example>";
        bring(asha, "Message-ID: " + first + "\nSubject: Cards are declined", "Since ten o'clock.");
        anotherNodeReads(first);
        bring(asha, "Message-ID: <o2-" + word + "@bank.example>\nSubject: More\nIn-Reply-To: " + first, "Visa only.");

        node.runDue();
        assertThat(node.bean(People.class).findByEmail(asha))
                .as("whose mail was read")
                .isEmpty();

        node.clock().tick(Duration.ofMinutes(3));
        node.runDue();
        node.clock().tick(Duration.ofSeconds(2));
        node.runDue();
        List<Ticket> tickets = ticketsOf(asha);
        assertThat(tickets).hasSize(1);
        assertThat(story(tickets.getFirst())).containsSubsequence("Since ten o'clock.", "Visa only.");
    }

    @Test
    void whoBecamePartOfAnotherContactIsAnsweredAtTheAddressTheyWroteFrom() throws Exception {
        Browser alice = Cast.of(node).browser(Cast.of(node).alice());
        write(asha, "Subject: A question", "How?");
        write(home, "Subject: Another question", "And how at home?");
        PersonId kept = person(asha);
        alice.post("/people/" + kept.text() + "/merge", "with", person(home).text());
        assertThat(person(home)).isEqualTo(kept);

        write(home, "Subject: A third question", "And on the train?");
        Ticket third = ticketsOf(asha).getFirst();
        assertThat(third.title()).isEqualTo("A third question");
        answer(alice, third, "Not there.");

        assertThat(world.of(home)).hasSize(1);
        assertThat(world.of(home).getFirst().mail().getSubject()).contains("A third question");
        assertThat(world.of(asha)).isEmpty();
    }

    @Test
    void theTeamThatHasTheTicketSignsInItsOwnWay() throws Exception {
        Cast cast = Cast.of(node);
        Browser alice = cast.browser(cast.alice());
        TeamId cards = cast.team("Cards", cast.alice());
        String path = "/mailboxes/signatures/" + cards.text();
        assertThat(alice.post(path, "signature", "x".repeat(2_001)).body())
                .contains("at most 2,000 letters", "x".repeat(2_001));
        alice.post(path, "signature", "Cards on call\n+353 1 555 0199");
        assertThat(alice.get("/mailboxes/signatures").body()).contains("Cards on call");

        write(asha, "Subject: A question", "How?");
        Ticket ticket = ticketsOf(asha).getFirst();
        node.bean(Tickets.class).assign(ticket.id(), Optional.empty(), Optional.of(cards), Viewer.system(), node.now());
        answer(alice, ticket, "So.");

        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        world.of(asha).getFirst().mail().writeTo(mail);
        assertThat(mail.toString(StandardCharsets.UTF_8))
                .contains("Cards on call", "0199")
                .doesNotContain("Nightdesk Support");
    }

    private static void answer(Browser browser, Ticket ticket, String words) {
        String path = "/tickets/" + ticket.number() + "/notes";
        browser.post(path, "visibility", "public", "body", words, "seen", "999999999");
        node.clock().tick(Duration.ofSeconds(11));
        node.runDue();
    }

    private void write(String from, String headers, String body) {
        bring(from, headers, body);
        node.runDue();
    }

    private void bring(String from, String headers, String body) {
        assertThat(SmtpTalk.bring(
                        MailPort.of(node),
                        from,
                        support.alias(),
                        "From: Asha <%s>\nTo: %s\n%s\n\n%s\n".formatted(from, support.address(), headers, body)))
                .startsWith("250");
    }

    private static void anotherNodeReads(String messageId) {
        node.bean(JdbcClient.class)
                .sql("update post.mail set tries = 1, due_at = :lease where message_id = :id")
                .param("lease", node.now().plus(Duration.ofMinutes(2)).atOffset(ZoneOffset.UTC))
                .param("id", messageId)
                .update();
    }

    private static PersonId person(String address) {
        return node.bean(People.class).findByEmail(address).map(Person::id).orElseThrow();
    }

    private static List<Ticket> ticketsOf(String address) {
        return node.bean(Queue.class).newest(new Filter(List.of(), ""), Viewer.system(), 0, 50).stream()
                .filter(ticket -> ticket.requester().equals(Optional.of(person(address))))
                .toList();
    }

    private static List<String> story(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }
}
