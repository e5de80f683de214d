package org.nightdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** People are called as they wish, unless the policy insists. */
class ReachTests {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final long hook = method("webhook");
    private final long push = method("ntfy");
    private final Subject subject = new Subject("lamp", UUID.randomUUID().toString());

    @AfterEach
    void over() {
        node.bean(Pages.class).stop(subject, Actor.system(), "over", node.now());
    }

    @AfterAll
    static void close() {
        sink.close();
        node.close();
    }

    @Test
    void eachMethodAfterItsDelayInTwoSets() {
        keep(
                List.of(new ReachRule(push, 0), new ReachRule(hook, 7)),
                List.of(new ReachRule(hook, 0), new ReachRule(push, 30)),
                Optional.empty());

        assertThat(rings(1, List.of())).containsExactly("ntfy 0", "webhook 7");
    }

    @Test
    void whatDoesNotPressHasItsOwnSet() {
        keep(List.of(new ReachRule(push, 0)), List.of(new ReachRule(hook, 0)), Optional.empty());

        assertThat(rings(3, List.of())).containsExactly("webhook 0");
    }

    @Test
    void whatDoesNotPressWaitsForTheEndOfQuietHours() {
        quietForTwoHours();
        assertThat(rings(3, List.of())).containsExactly("webhook 120", "ntfy 122");
        PageId page = node.bean(Pages.class).lastOf(subject).orElseThrow().id();
        assertThat(node.bean(Pages.class).page(page).dueAt())
                .as("the wait begins when Bob is called")
                .isEqualTo(node.now().plus(Duration.ofMinutes(130)));
    }

    @Test
    void quietHoursGoByTheClocksOfWhereTheyTravel() {
        quietForTwoHours();
        String today =
                node.now().atZone(ZoneId.of("Europe/Dublin")).toLocalDate().toString();
        Browser browser = cast.browser(bob);
        browser.get("/on-call/travel");
        browser.post("/on-call/travel", "timeZone", "Europe/Dublin", "from", today);

        assertThat(rings(3, List.of())).containsExactly("webhook 0", "ntfy 2");
    }

    @Test
    void whatPressesComesInQuietHoursToo() {
        quietForTwoHours();
        assertThat(rings(1, List.of())).containsExactly("webhook 0", "ntfy 2");
    }

    @Test
    void thePolicyMayInsistOnAnOrder() {
        keep(List.of(new ReachRule(hook, 0)), List.of(), Optional.empty());

        assertThat(rings(1, List.of("ntfy", "webhook"))).containsExactly("ntfy 0", "webhook 2");
    }

    @Test
    void quietIsByTheClockOnTheWall() {
        Quiet night = new Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        assertThat(night.left(Instant.parse("2026-10-24T22:00:00Z"), dublin))
                .as("the clocks go back")
                .isEqualTo(Duration.ofHours(9));
        assertThat(night.left(Instant.parse("2026-03-28T22:00:00Z"), dublin))
                .as("they go forward")
                .isEqualTo(Duration.ofHours(8));
        assertThat(night.left(Instant.parse("2026-11-20T12:00:00Z"), dublin)).isZero();
    }

    @Test
    void whatCannotWorkIsSaidAndKept() {
        HttpResponse<String> refused = cast.browser(bob)
                .post(
                        "/profile/reach",
                        "urgent-0-method",
                        Long.toString(hook),
                        "urgent-0-minutes",
                        "15",
                        "quiet-from",
                        "06:00",
                        "quiet-until",
                        "05:00");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Something must be tried at once", "at most 16 hours", "value=\"15\"", "value=\"06:00\"");
    }

    @BrowserTest
    void isKeptOnOnesProfileAndLooksRight() {
        Browser browser = cast.browser(bob);
        browser.post("/profile/reach", "urgent-0-method", Long.toString(push), "urgent-0-minutes", "0");
        assertThat(node.bean(ReachRules.class).of(bob.id()).urgent()).containsExactly(new ReachRule(push, 0));
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go("/profile/reach");
            tab.look("profile-reach");
        }
    }

    private void quietForTwoHours() {
        LocalTime local = LocalTime.ofInstant(node.now(), TOKYO);
        keep(List.of(), List.of(), Optional.of(new Quiet(local.minusHours(1), local.plusHours(2))));
    }

    private void keep(List<ReachRule> urgent, List<ReachRule> calm, Optional<Quiet> quiet) {
        node.bean(ReachRules.class).keep(bob.id(), new Wishes(urgent, calm, quiet), Viewer.system(), node.now());
    }

    private long method(String kind) {
        return node.bean(ContactMethods.class)
                .add(bob.id(), new NewContactMethod(kind, sink.url("/" + kind), true), Viewer.system(), node.now());
    }

    /** What is decided for a page begun now: the kind, and the minutes until then. */
    private List<String> rings(int priority, List<String> methods) {
        Step step = new Step(
                List.of(new Target(Target.Kind.PERSON, bob.id().value())),
                10,
                Step.Order.ALL_AT_ONCE,
                1,
                Optional.empty(),
                Step.ANY_PRIORITY,
                false,
                methods);
        Policy policy = node.bean(Policies.class)
                .create("Nights " + UUID.randomUUID(), List.of(step), 0, Viewer.system(), node.now());
        Instant begun = node.now();
        PageId page = node.bean(Pages.class)
                .begin(
                        new Call(subject, Optional.of(policy.id()), "It is dark", "", priority, "Lamps"),
                        Actor.system(),
                        begun);
        node.runDue();
        return node.bean(Pages.class).attempts(page).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .map(attempt -> attempt.kind() + " "
                        + Duration.between(
                                        begun,
                                        Optional.ofNullable(attempt.sentAt()).orElse(attempt.dueAt()))
                                .toMinutes())
                .toList();
    }
}
