package org.nightdesk.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Report;
import org.nightdesk.escalation.Policy;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Many pages for one person at once. */
class BundleTests {

    private static final TestNode node = TestNode.shared();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final PagingCast paging = new PagingCast(node, sink);
    private final Pages pages = node.bean(Pages.class);
    private final String path = "/" + UUID.randomUUID();
    private final Person bob = paging.reachable(cast.bob(), path);
    private final Policy policy = paging.policy(bob);
    private final List<Subject> begun = new java.util.ArrayList<>();

    @AfterEach
    void over() {
        begun.forEach(subject -> pages.stop(subject, Actor.system(), "over", node.now()));
        node.runDue();
    }

    @AfterAll
    static void close() {
        sink.close();
    }

    @Test
    void theFirstOfEachServiceGoesAloneAndTheRestTogether() {
        for (int i = 1; i <= 5; i++) {
            begin("Lamps", "lamp " + i);
        }
        begin("Doors", "door 1");
        node.runDue();

        List<Heard> told = sink.heard(path);
        assertThat(told).hasSize(3);
        assertThat(told)
                .filteredOn(one -> one.body().contains("4 more pages"))
                .singleElement()
                .satisfies(bundle -> {
                    assertThat(bundle.body()).contains("lamp 2", "lamp 5").doesNotContain("lamp 1", "door 1");
                    assertThat(bundle.body().split("/page/", -1)).hasSizeGreaterThanOrEqualTo(5);
                });
        assertThat(begun).allSatisfy(subject -> {
            Page page = pages.lastOf(subject).orElseThrow();
            assertThat(pages.attempts(page.id()))
                    .allSatisfy(attempt -> assertThat(attempt.state()).isEqualTo(Attempt.State.SENT));
        });
    }

    @Test
    void whatIsOverAtOnceIsToldTogether() {
        for (int i = 1; i <= 5; i++) {
            begin("Lamps", "lamp " + i);
        }
        node.runDue();
        over();

        assertThat(sink.heard(path))
                .filteredOn(one -> one.body().contains("5 pages are over"))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.body()).contains("lamp 1 (over)", "lamp 5 (over)"));
    }

    @Test
    void whatIsMoreThanCanBeClaimedAtOnceIsTakenAlong() {
        begin("Lamps", "lamp 1");
        node.runDue();
        begin("Lamps", "lamp 2");
        begin("Lamps", "lamp 3");
        node.bean(Escalator.class).runDue(node.now());
        Dispatcher dispatcher = node.bean(Dispatcher.class);
        List<Bundle> claimed = dispatcher.claim(1, node.now());
        claimed.forEach(dispatcher::handle);

        assertThat(claimed)
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.attempts()).hasSize(2));
        assertThat(sink.heard(path).getLast().body()).contains("2 more pages");
    }

    @Test
    void whatOneClaimLeavesBehindGoesWithWhatItTook() {
        List<Person> others = List.of(bob, other("Dora"), other("Eve"));
        List<Policy> theirs = others.stream().map(paging::policy).toList();
        theirs.forEach(each -> begin(each, "Lamps", "lamp 1"));
        node.runDue();
        for (int i = 2; i <= 4; i++) {
            String title = "lamp " + i;
            theirs.forEach(each -> begin(each, "Lamps", title));
        }
        node.bean(Escalator.class).runDue(node.now());
        Dispatcher dispatcher = node.bean(Dispatcher.class);
        List<Bundle> claimed = dispatcher.claim(2, node.now());
        claimed.forEach(dispatcher::handle);

        assertThat(claimed)
                .as("two messages, although nobody stands twice in the claim")
                .hasSize(2)
                .allSatisfy(bundle -> assertThat(bundle.attempts()).hasSize(3));
    }

    @Test
    void inABurstWhatIsNotTheFirstOfItsServiceIsGatheredForAMoment() {
        for (int i = 1; i <= 5; i++) {
            begin("Lamps", "lamp " + i);
            node.runDue();
        }
        assertThat(sink.heard(path)).as("five, each at once").hasSize(5);
        for (int i = 6; i <= 8; i++) {
            begin("Lamps", "lamp " + i);
            node.runDue();
        }
        begin("Doors", "door 1");
        node.runDue();
        assertThat(sink.heard(path)).as("the first of a service does not wait").hasSize(6);
        assertThat(pages.decisions(last(begun.get(5)).id()))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly("begun", "called", "gathered");

        node.clock().tick(Duration.ofSeconds(3));
        node.runDue();
        assertThat(sink.heard(path)).hasSize(7);
        assertThat(sink.heard(path).getLast().body())
                .contains("3 more pages", "lamp 6", "lamp 7", "lamp 8")
                .doesNotContain("door 1");
        node.clock().tick(Duration.ofSeconds(30));
        begin("Lamps", "lamp 9");
        node.runDue();
        assertThat(sink.heard(path)).as("the burst is over").hasSize(8);
    }

    @Test
    void allNodesCountTogether() {
        Person dora = other("Dora");
        Policy hers = paging.policy(dora);
        begin(hers, "Lamps", "lamp 1");
        node.runDue();
        Attempt sent = pages.attempts(last(begun.getFirst()).id()).getFirst();
        Bundle another = new Bundle(List.of(sent), false);
        int most = MessageRate.most(sent.kind());
        TransactionTemplate transaction = node.bean(TransactionTemplate.class);
        for (int i = 1; i < most; i++) {
            transaction.executeWithoutResult(status -> {
                MessageRate ofANode = new MessageRate(node.bean(JdbcClient.class));
                MessageRate.Window window = ofANode.window(List.of(sent), node.now());
                assertThat(window.hold(another)).isEmpty();
                ofANode.count(window);
            });
        }
        transaction.executeWithoutResult(status -> assertThat(node.bean(MessageRate.class)
                        .window(List.of(sent), node.now())
                        .hold(another))
                .hasValueSatisfying(
                        hold -> assertThat(hold.until()).isAfter(node.now().plusSeconds(59))));
    }

    private Person other(String name) {
        return paging.reachable(
                cast.staff(name, org.nightdesk.subject.Role.RESPONDER, "Europe/Dublin"), "/" + UUID.randomUUID());
    }

    @Test
    void aBundleThatMayHaveArrivedIsRepeatedAndMarked() {
        begin("Lamps", "lamp 1");
        node.runDue();
        begin("Lamps", "lamp 2");
        begin("Lamps", "lamp 3");
        sink.dropsTheConnection();
        node.runDue();
        node.clock().tick(Duration.ofSeconds(6));
        node.runDue();

        assertThat(sink.heard(path)).hasSize(3);
        assertThat(sink.heard(path).getLast().body()).contains("2 more pages", "repeat");
    }

    @Test
    void aLaterPageOfAServiceThatComesByItselfIsNoBundle() {
        begin("Lamps", "lamp 1");
        node.runDue();
        begin("Lamps", "lamp 2");
        node.runDue();
        assertThat(sink.heard(path)).hasSize(2).noneMatch(one -> one.body().contains("more pages"));
    }

    @Test
    void whatIsMoreThanAMethodMayWaitsItsTurn() {
        String push = "/" + UUID.randomUUID();
        Person dora = cast.staff("Dora", org.nightdesk.subject.Role.RESPONDER, "Europe/Dublin");
        node.bean(ContactMethods.class)
                .add(dora.id(), new NewContactMethod("ntfy", sink.url(push), true), Viewer.system(), node.now());
        Policy hers = paging.policy(dora);
        Instant start = node.now();
        for (int i = 0; i < MessageRate.most("ntfy") + 2; i++) {
            begin(hers, "Service " + i, "thing " + i);
        }
        node.runDue();
        assertThat(sink.heard(push)).hasSize(MessageRate.most("ntfy"));
        Page held = pages.lastOf(begun.getLast()).orElseThrow();
        assertThat(pages.decisions(held.id()))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly("begun", "called", "held");

        node.clock().set(start.plusSeconds(61));
        node.runDue();
        assertThat(sink.heard(push)).as("nothing is dropped").hasSize(MessageRate.most("ntfy") + 2);
    }

    @Test
    void theFirstOfAServiceIsNotTakenForToldWhileItIsHeldBack() {
        Person dora = cast.staff("Dora", org.nightdesk.subject.Role.RESPONDER, "Europe/Dublin");
        String push = "/" + UUID.randomUUID();
        node.bean(ContactMethods.class)
                .add(dora.id(), new NewContactMethod("ntfy", sink.url(push), true), Viewer.system(), node.now());
        Policy hers = paging.policy(dora);
        Instant start = node.now();
        for (int i = 0; i < MessageRate.most("ntfy"); i++) {
            begin(hers, "Service " + i, "thing " + i);
        }
        begin(hers, "Lamps", "lamp 1");
        node.runDue();
        begin(hers, "Lamps", "lamp 2");
        begin(hers, "Lamps", "lamp 3");
        node.runDue();
        node.clock().set(start.plusSeconds(61));
        node.runDue();

        List<Heard> told = sink.heard(push);
        Heard first = told.get(MessageRate.most("ntfy"));
        assertThat(first.headers().toString() + first.body()).contains("lamp 1").doesNotContain("more pages");
    }

    @Test
    void whatIsReportedOfABundleIsReportedOfEachPageInIt() {
        begin("Lamps", "lamp 1");
        node.runDue();
        begin("Lamps", "lamp 2");
        begin("Lamps", "lamp 3");
        node.runDue();
        String reference = "bundle " + UUID.randomUUID();
        node.bean(JdbcClient.class)
                .sql("update paging.attempt set reference = :reference where page_id = any (:pages)")
                .param("reference", reference)
                .param(
                        "pages",
                        begun.stream()
                                .skip(1)
                                .map(one -> last(one).id().value())
                                .toArray(Long[]::new))
                .update();
        node.bean(DeliveryReports.class).read(new Report("webhook", reference, true, ""), node.now());

        assertThat(begun.stream().skip(1).map(this::last))
                .allSatisfy(page ->
                        assertThat(pages.attempts(page.id()).getFirst().state()).isEqualTo(Attempt.State.DELIVERED));
    }

    private Page last(Subject subject) {
        return pages.lastOf(subject).orElseThrow();
    }

    private void begin(String service, String title) {
        begin(policy, service, title);
    }

    private void begin(Policy by, String service, String title) {
        Subject subject = new Subject("lamp", UUID.randomUUID().toString());
        pages.begin(
                new Call(subject, java.util.Optional.of(by.id()), title, "", 2, service), Actor.system(), node.now());
        begun.add(subject);
    }
}
