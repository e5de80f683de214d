package org.nightdesk.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Answers;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.macro.Step;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class RuleTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Rules rules = node.bean(Rules.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final String word = "r" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void leaveNoRuleBehind() {
        rules.all(viewer).forEach(rule -> rules.remove(rule.id(), viewer, node.now()));
    }

    @Test
    void whatIsOfferedToBeginWithIsUnderstoodAndNotThereByItself() {
        assertThat(rules.all(viewer)).isEmpty();
        for (Starter starter : Starter.ALL) {
            rules.create(starter.draft(), viewer, node.now());
        }
        assertThat(rules.all(viewer))
                .hasSameSizeAs(Starter.ALL)
                .allMatch(rule -> rule.problem().isEmpty());
        assertThat(cast.browser(alice).get("/rules?start=Called%20urgent").body())
                .contains("value=\"urgent\"")
                .doesNotContain("Begin with");
    }

    @Test
    void runsOnWhatIsOpenedAndSaysSoOnTheTicket() {
        Rule rule = rule(Event.OPENED, word, "tag: seen", "urgency: high");
        Ticket mine = open(word);
        Ticket other = open("something else");

        node.runDue();

        assertThat(tags(mine)).containsExactly("seen");
        assertThat(tags(other)).isEmpty();
        assertThat(cast.browser(alice).get("/tickets/" + mine.number()).body())
                .contains("Rule “" + rule.name() + "”", "ran tag: seen; urgency: high");
        assertThat(rules.runs(rule.id(), 9, viewer))
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo("done"));
    }

    @Test
    void aRuleDoesNotSetItselfOffAndAChainEnds() {
        Rule ping = rule(Event.CHANGED, "tag:" + word, "tag: a", "untag: b");
        Rule pong = rule(Event.CHANGED, "tag:" + word, "tag: b", "untag: a");
        Ticket ticket = open("chained");
        tag(ticket, word);

        for (int i = 0; i < 10; i++) {
            node.runDue();
        }

        assertThat(done(ping)).isBetween(1L, 3L);
        assertThat(done(pong)).isBetween(1L, 3L);
        long before = done(ping) + done(pong);
        node.runDue();
        assertThat(done(ping) + done(pong)).isEqualTo(before);
    }

    @Test
    void staysWithinItsBounds() {
        Rule rule = rule(Event.ANSWERED, word, "note: They wrote again.");
        Ticket ticket = open(word);
        for (int i = 0; i < 5; i++) {
            answer(ticket);
        }

        node.runDue();

        assertThat(done(rule)).isEqualTo(3);
        assertThat(rules.runs(rule.id(), 9, viewer))
                .filteredOn(run -> run.outcome().equals("bounded"))
                .hasSize(2);
    }

    @Test
    void actsOnceWhenNothingHasChangedForAWhile() {
        Rule rule = rule(Event.STILL, word + " is:unanswered", "urgency: high", "tag: late");
        Ticket ticket = open(word);
        node.runDue();
        assertThat(tags(ticket)).isEmpty();

        later(Duration.ofMinutes(61));
        assertThat(tags(ticket)).containsExactly("late");
        later(Duration.ofHours(3));
        assertThat(done(rule)).isEqualTo(1);

        tag(ticket, "touched");
        later(Duration.ofHours(2));
        assertThat(tags(ticket)).contains("late");
        assertThat(done(rule)).isEqualTo(2);
    }

    @Test
    void twoNodesRunItOnce() {
        Rule rule = rule(Event.OPENED, word, "note: Once.");
        open(word);
        try (TestNode second = TestNode.on(node.database(), (SettableClock) node.clock())) {
            Thread one = Thread.ofVirtual().start(node::runDue);
            second.runDue();
            join(one);
            node.runDue();
        }
        assertThat(done(rule)).isEqualTo(1);
    }

    @Test
    void aStepThatRefusesIsToldAndHoldsUpNothing() {
        Rule wrong = rule(Event.OPENED, word, "tag: half", "reply: We have it");
        Rule right = rule(Event.OPENED, word, "tag: whole");
        Ticket ticket = open(word);

        node.runDue();

        assertThat(tags(ticket)).containsExactly("whole");
        assertThat(rules.runs(wrong.id(), 9, viewer).getFirst().reason()).contains("{{first-name}}");
        assertThat(done(right)).isEqualTo(1);
    }

    @Test
    void switchedOffItDoesNothingAndDoesNotMakeUpForIt() {
        Rule rule = rule(Event.OPENED, word, "tag: seen");
        Browser browser = cast.browser(alice);
        assertThat(browser.post("/rules/" + rule.id() + "/active", "on", "false")
                        .statusCode())
                .isEqualTo(303);
        Ticket meanwhile = open(word);
        node.runDue();
        node.clock().tick(Duration.ofSeconds(1));
        rules.turn(rule.id(), true, viewer, node.now());
        node.runDue();
        assertThat(tags(meanwhile)).isEmpty();
    }

    @Test
    void refusesWhatItWouldNotUnderstand() {
        assertThatThrownBy(() -> rule(Event.OPENED, "colour:red", "tag: x")).hasMessageContaining("not known");
        assertThatThrownBy(() -> rule(Event.OPENED, "", "assign: me")).hasMessageContaining("A rule is nobody");
        assertThatThrownBy(() -> rule(Event.OPENED, "", "team: Nowhere")).hasMessageContaining("no team");
        var refused = cast.browser(alice)
                .post(
                        "/rules",
                        "name",
                        "Kept " + word,
                        "event",
                        "opened",
                        "words",
                        "is:odd",
                        "steps",
                        "tag: x",
                        "most",
                        "3");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Kept " + word, "is:odd", "tag: x");
    }

    @BrowserTest
    void triesWithoutDoingAndItsScreensFit() {
        Ticket ticket = open(word);
        Rule rule = rule(Event.OPENED, word, "tag: seen");
        rule(Event.STILL, word, "urgency: high");
        assertThat(rules.tryOut(rule.id(), viewer, node.now()))
                .singleElement()
                .satisfies(trial -> assertThat(trial.lines()).containsExactly("tag: seen"));
        assertThat(tags(ticket)).isEmpty();
        Ticket next = open(word);
        node.runDue();
        assertThat(tags(next)).containsExactly("seen");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/rules/" + rule.id());
            tab.look("rules");
            tab.go("/rules/" + rule.id() + "/trial");
            tab.look("rule-trial");
        }
    }

    private long done(Rule rule) {
        return rules.runs(rule.id(), 50, viewer).stream()
                .filter(run -> run.outcome().equals("done"))
                .count();
    }

    private void later(Duration time) {
        node.clock().tick(time);
        node.runDue();
    }

    private List<String> tags(Ticket ticket) {
        return tickets.ticket(ticket.id(), viewer).tags();
    }

    private void tag(Ticket ticket, String tag) {
        cast.browser(alice).post("/tickets/" + ticket.number() + "/facts", "tags", tag);
    }

    private void answer(Ticket ticket) {
        node.bean(Answers.class)
                .heard(ticket.id(), Actor.integration(1, "Charlie"), "Hello?", Map.of(Answers.VIA, "mail"), node.now());
    }

    private Rule rule(Event event, String words, String... lines) {
        int minutes = event == Event.STILL ? 60 : 0;
        return rules.create(
                new RuleDraft("Rule " + UUID.randomUUID(), event, minutes, words, Step.parseAll(List.of(lines)), 3),
                viewer,
                node.now());
    }

    private Ticket open(String title) {
        Instant now = node.now();
        return ATicket.called(title).open(node);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
