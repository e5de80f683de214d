package org.nightdesk.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nightdesk.escalation.Step.Order.ALL_AT_ONCE;
import static org.nightdesk.escalation.Step.Order.LEAST_LOADED;
import static org.nightdesk.escalation.Step.Order.ONE_AFTER_THE_OTHER;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Roster;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.escalation.Window;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

/** What a policy asks for is what the engine does, and what the rehearsal says it would do. */
class CourseTests {

    private static final TestNode node = TestNode.shared();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final PagingCast paging = new PagingCast(node, sink);
    private final Pages pages = node.bean(Pages.class);
    private final Policies policies = node.bean(Policies.class);
    private final Person alice = reached("Alice");
    private final Person bob = reached("Bob");
    private final Person dora = reached("Dora");
    private final List<Page> begun = new java.util.ArrayList<>();

    @AfterEach
    void itIsOver() {
        begun.forEach(page -> pages.stop(page.subject(), Actor.system(), "over", node.now()));
        node.runDue();
    }

    @AfterAll
    static void morning() {
        sink.close();
    }

    @Test
    void oneAfterTheOtherEachHasTheWait() {
        Page page = page(policy(0, step(ONE_AFTER_THE_OTHER, 1, bob, alice, dora), step(ALL_AT_ONCE, 1, bob)));
        assertThat(told(page)).containsExactly("Bob");
        later(10);
        assertThat(told(page)).containsExactly("Bob", "Alice");
        later(10);
        later(10);
        assertThat(told(page)).containsExactly("Bob", "Alice", "Dora", "Bob");

        pages.acknowledge(page.id(), dora.actor(), Optional.empty(), node.now());
        pages.giveBack(page.subject(), dora.actor(), node.now());
        node.runDue();
        assertThat(told(page)).as("from the first again").endsWith("Bob");
    }

    @Test
    void theLeastLoadedIsSpared() {
        page(policy(0, step(ALL_AT_ONCE, 1, bob)));
        Page page = page(policy(0, step(LEAST_LOADED, 1, bob, alice)));
        assertThat(told(page)).containsExactly("Alice");
    }

    @Test
    void severalMustAnswerEach() {
        Page page = page(policy(1, step(ALL_AT_ONCE, 2, bob, alice, dora), step(ALL_AT_ONCE, 1, bob, dora)));
        Instant until = node.now().plus(Duration.ofHours(2));
        pages.acknowledge(page.id(), bob.actor(), Optional.of(until), node.now());
        pages.acknowledge(page.id(), bob.actor(), Optional.of(until), node.now());

        assertThat(now(page).state()).isInstanceOf(PageState.Paging.class);
        assertThat(cast.browser(alice).get(paging.link(page, alice)).body())
                .contains("2 people must answer.", "Bob answered");
        later(10);
        assertThat(told(page))
                .as("Bob has answered and sleeps")
                .endsWith("Dora")
                .containsOnlyOnce("Bob");

        pages.acknowledge(page.id(), dora.actor(), Optional.empty(), node.now());
        assertThat(now(page).state())
                .isInstanceOfSatisfying(
                        PageState.Acknowledged.class,
                        taken -> assertThat(taken.until()).hasValue(until));
        assertThat(pages.decisions(page.id()))
                .extracting(recorded -> recorded.entry().verb())
                .containsSubsequence("joined", "acknowledged")
                .containsOnlyOnce("joined");
    }

    @Test
    void aStepIsPassedOverWhenItIsNotItsTime() {
        LocalTime local = LocalTime.ofInstant(node.now(), ZoneId.of("Asia/Tokyo"));
        Step before = new Step(
                targets(bob),
                10,
                ALL_AT_ONCE,
                1,
                Optional.of(new Window(
                        EnumSet.allOf(DayOfWeek.class),
                        local.minusHours(3),
                        local.minusHours(1),
                        ZoneId.of("Asia/Tokyo"))),
                5,
                false,
                List.of());
        Step calm = new Step(targets(dora), 10, ALL_AT_ONCE, 1, Optional.empty(), 1, false, List.of());
        Policy policy = policy(0, before, calm, step(ALL_AT_ONCE, 1, alice));

        assertThat(told(page(policy, 3))).containsExactly("Alice");
        assertThat(told(page(policy, 1))).containsExactly("Dora");
    }

    @Test
    void theLastResortIsForWhenAllElseComesToNobody() {
        TeamId empty = cast.team("Nobody's");
        Step nobody = new Step(List.of(new Target(Target.Kind.TEAM, empty.value())), 10);
        Step resort = new Step(targets(alice), 10, ALL_AT_ONCE, 1, Optional.empty(), 5, true, List.of());
        assertThat(told(page(policy(1, resort, nobody)))).containsExactly("Alice");

        Page other = page(policy(0, resort, step(ALL_AT_ONCE, 1, bob)));
        later(10);
        assertThat(told(other)).as("Bob was called").containsExactly("Bob");
        assertThat(pages.attempts(other.id()).stream()
                        .filter(attempt -> attempt.purpose() == Attempt.Purpose.ALARM)
                        .map(attempt -> attempt.name() + " by " + attempt.kind() + " at " + attempt.address()))
                .as("nobody answers: each administrator by each way")
                .containsExactlyElementsOf(node.bean(Roster.class).administrators().values().stream()
                        .flatMap(List::stream)
                        .map(reach -> reach.name() + " by " + reach.kind() + " at " + reach.address())
                        .toList());
    }

    @Test
    void aPageKeepsTheEditionItBeganWith() {
        Policy policy = policy(0, step(ALL_AT_ONCE, 1, bob), step(ALL_AT_ONCE, 1, alice));
        Page page = page(policy);
        policies.change(
                policy.id(), policy.name(), List.of(step(ALL_AT_ONCE, 1, dora)), 0, Viewer.system(), node.now());
        later(10);

        assertThat(told(page)).containsExactly("Bob", "Alice");
        assertThat(told(page(policy))).containsExactly("Dora");
        assertThat(pages.decisions(page.id()).getFirst().entry().text()).endsWith("edition 1");
    }

    @Test
    void theRehearsalSaysWhatTheEngineThenDoes() {
        Policy policy = policy(0, step(ONE_AFTER_THE_OTHER, 1, bob, alice), step(ALL_AT_ONCE, 1, dora, bob));
        Answer said = Json.of(node, cast.token(Role.RESPONDER))
                .get("/api/v1/escalation-policies/" + policy.id().text() + "/simulation?priority=P1&at=" + node.now());
        List<String> foretold = said.json()
                .valueStream()
                .flatMap(call -> call.get("calls").valueStream())
                .map(call -> call.get("name").asString() + " " + call.get("at").asString())
                .distinct()
                .toList();

        Page page = page(policy);
        later(10);
        later(10);
        assertThat(pages.attempts(page.id()).stream()
                        .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                        .map(attempt -> attempt.name() + " " + attempt.sentAt())
                        .toList())
                .containsExactlyElementsOf(foretold);
    }

    @Test
    void programsAskForAllThatPeopleCan() {
        Json json = Json.of(node, cast.token(Role.LEAD));
        String only =
                "{'days': ['monday', 'friday'], 'from': '22:00', 'until': '06:00', 'timeZone': '%s', 'priority': 'P2'}";
        String body = "{'name': 'Nights " + UUID.randomUUID() + "', 'steps': [{'targets': [{'kind': 'person', 'id': '"
                + bob.id().text()
                + "'}], 'waitMinutes': 5, 'order': '%s', 'needed': 1, 'only': " + only + "}]}";
        String path = "/api/v1/escalation-policies";
        assertThat(json.post(path, body.formatted("at-random", "Europe/Dublin")).toString())
                .contains("steps[0].order");
        assertThat(json.post(path, body.formatted("least-loaded", "Europe/Atlantis"))
                        .toString())
                .contains("steps[0].only.timeZone");
        Answer kept = json.post(path, body.formatted("least-loaded", "Europe/Dublin"));
        assertThat(kept.text("/steps/0/order")).isEqualTo("least-loaded");
        assertThat(kept.text("/steps/0/only/from")).isEqualTo("22:00");
        assertThat(cast.browser(alice).get("/policies").body())
                .contains("the least loaded of Bob (only for P1 and P2; only Mon, Fri 22:00 to 06:00, Europe/Dublin)");
    }

    private Person reached(String name) {
        Person person = cast.staff(name, name.equals("Alice") ? Role.LEAD : Role.RESPONDER, "Europe/Dublin");
        return paging.reachable(person, "/" + name);
    }

    private static List<Target> targets(Person... people) {
        return Arrays.stream(people)
                .map(person -> new Target(Target.Kind.PERSON, person.id().value()))
                .toList();
    }

    private static Step step(Step.Order order, int needed, Person... people) {
        return new Step(targets(people), 10, order, needed, Optional.empty(), Step.ANY_PRIORITY, false, List.of());
    }

    private Policy policy(int repeat, Step... steps) {
        return policies.create("Nights " + UUID.randomUUID(), List.of(steps), repeat, Viewer.system(), node.now());
    }

    private Page page(Policy policy) {
        return page(policy, 1);
    }

    private Page page(Policy policy, int priority) {
        Page page = paging.page(policy, priority);
        begun.add(page);
        return page;
    }

    private Page now(Page page) {
        return pages.page(page.id());
    }

    private static void later(int minutes) {
        node.clock().tick(Duration.ofMinutes(minutes));
        node.runDue();
    }

    private List<String> told(Page page) {
        return pages.attempts(page.id()).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .map(Attempt::name)
                .toList();
    }
}
