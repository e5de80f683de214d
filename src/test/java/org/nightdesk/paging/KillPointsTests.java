package org.nightdesk.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.channel.Delivery;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

/** A node that dies, or stands still, between the claim of a message, its sending and the note of its result: never lost, at most one repeat, marked. */
@OnOldestToo
class KillPointsTests {

    private static final TestNode node = TestNode.shared();
    private static final FakeSink sink = FakeSink.open();

    private final PagingCast paging = new PagingCast(node, sink);
    private final Pages pages = node.bean(Pages.class);
    private final Dispatcher dispatcher = node.bean(Dispatcher.class);
    private final String path = "/" + UUID.randomUUID();
    private final Person bob = paging.reachable(Cast.of(node).bob(), path);
    private final Subject lamp = new Subject("lamp", UUID.randomUUID().toString());

    @AfterEach
    void over() {
        pages.stop(lamp, Actor.system(), "over", node.now());
        node.runDue();
    }

    @AfterAll
    static void close() {
        sink.close();
    }

    /** Of what this node has just claimed, the message to Bob; whatever else was due is sent. */
    private Bundle claimed() {
        node.runDue();
        Call call = new Call(lamp, Optional.of(paging.policy(bob).id()), "The lamp is dark", "", 1, "Lamps");
        pages.begin(call, Actor.system(), node.now());
        node.bean(Escalator.class).runDue(node.now());
        List<Bundle> all = dispatcher.claim(64, node.now());
        all.stream().filter(one -> !isBobs(one)).forEach(dispatcher::handle);
        return all.stream().filter(this::isBobs).findFirst().orElseThrow();
    }

    private boolean isBobs(Bundle bundle) {
        return bundle.first().person().equals(bob.id());
    }

    /** Another node, after the lease. */
    private void theOtherSweeps() {
        node.clock().tick(Dispatcher.LEASE.plusSeconds(1));
        node.runDue();
    }

    private List<Boolean> told() {
        return sink.heard(path).stream()
                .map(one -> one.body().contains("\"repeat\":true"))
                .toList();
    }

    private Attempt attempt() {
        return pages.attempts(pages.lastOf(lamp).orElseThrow().id()).getFirst();
    }

    @Test
    void afterTheClaimAnotherSendsOnceMarked() {
        claimed();
        theOtherSweeps();

        assertThat(told()).containsExactly(true);
        assertThat(attempt().state()).isEqualTo(Attempt.State.SENT);
        theOtherSweeps();
        assertThat(told()).hasSize(1);
    }

    @Test
    void afterTheSendingTheOtherRepeatsOnceMarked() {
        Bundle bundle = claimed();
        sink.dropsTheConnection();
        dispatcher.handle(bundle);
        node.clock().tick(Duration.ofSeconds(6));
        node.runDue();

        assertThat(told()).containsExactly(false, true);
        theOtherSweeps();
        assertThat(told()).hasSize(2);
    }

    @Test
    void whoStoodStillBeforeTheSendingSendsNothingMore() {
        Bundle bundle = claimed();
        theOtherSweeps();
        dispatcher.handle(bundle);

        assertThat(told()).as("the other has sent it").containsExactly(true);
        assertThat(attempt().state()).isEqualTo(Attempt.State.SENT);
    }

    @Test
    void whoStoodStillBeforeTheNoteChangesNothing() {
        Bundle bundle = claimed();
        theOtherSweeps();
        dispatcher.record(bundle.first(), new Delivery.Rejected("too late to matter"), node.now());

        assertThat(attempt().state()).isEqualTo(Attempt.State.SENT);
        assertThat(attempt().reason()).isEmpty();
    }

    @Test
    void aPageThatCannotBeDecidedHoldsUpNoOther() {
        var jdbc = node.bean(org.springframework.jdbc.core.simple.JdbcClient.class);
        Subject broken = new Subject("lamp", UUID.randomUUID().toString());
        PageId first = pages.begin(
                new Call(broken, Optional.of(paging.policy(bob).id()), "Broken", "", 1, "Lamps"),
                Actor.system(),
                node.now());
        jdbc.sql("update paging.page set steps = '{\"a\": 1}' where id = :id")
                .param("id", first.value())
                .update();
        try {
            node.clock().tick(Duration.ofSeconds(1));
            pages.begin(
                    new Call(lamp, Optional.of(paging.policy(bob).id()), "The lamp is dark", "", 1, "Doors"),
                    Actor.system(),
                    node.now());
            node.runDue();

            assertThat(told()).containsExactly(false);
            assertThat(jdbc.sql("select due_at < :now from paging.page where id = :id")
                            .param("id", first.value())
                            .param("now", PageRow.time(node.now()))
                            .query(Boolean.class)
                            .single())
                    .as("it stays due, for the auditor to see")
                    .isTrue();
        } finally {
            jdbc.sql("delete from paging.page where id = :id")
                    .param("id", first.value())
                    .update();
        }
    }
}
