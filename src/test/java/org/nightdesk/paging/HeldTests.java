package org.nightdesk.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.maintenance.MaintenanceId;
import org.nightdesk.maintenance.MaintenanceMoved;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.springframework.transaction.support.TransactionTemplate;

/** A page that maintenance holds, when its end comes while a node dies, two decide, or it begins in that very moment. */
@OnOldestToo
class HeldTests {

    private static final TestNode node = TestNode.shared();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final Json api = Json.of(node, cast.token(Role.AGENT));
    private final PagingCast paging = new PagingCast(node, sink);
    private final Pages pages = node.bean(Pages.class);
    private final Escalator escalator = node.bean(Escalator.class);
    private final TransactionTemplate transaction = node.bean(TransactionTemplate.class);
    private final Person bob = paging.reachable(cast.bob(), "/" + UUID.randomUUID());
    private final Subject lamp = new Subject("lamp", UUID.randomUUID().toString());
    private final Service service = node.bean(Services.class)
            .create(ServiceDraft.named("Lamps " + UUID.randomUUID(), 2), Viewer.system(), node.now());
    private final String window = maintenance();

    @AfterEach
    void over() {
        pages.stop(lamp, Actor.system(), "over", node.now());
        node.runDue();
    }

    @AfterAll
    static void close() {
        sink.close();
    }

    @Test
    void aNodeThatDiesWhileItDecidesAtTheEndLosesNothing() {
        PageId page = begin();
        end();
        transaction.executeWithoutResult(dies -> {
            escalator.decideDue(node.now());
            assertThat(calls(page)).hasSize(1);
            dies.setRollbackOnly();
        });
        assertThat(calls(page)).isEmpty();

        escalator.runDue(node.now());
        assertThat(calls(page)).hasSize(1);
    }

    @Test
    void aNodeThatDiesWhileItEndsTheWindowHasNotEndedIt() {
        PageId page = begin();
        transaction.executeWithoutResult(dies -> {
            pages.on(new MaintenanceMoved(windowId(), node.now(), node.now()));
            dies.setRollbackOnly();
        });
        escalator.runDue(node.now());
        assertThat(calls(page)).isEmpty();
        assertThat(pages.page(page).held()).isPresent();
    }

    @Test
    void twoWhoDecideAtTheEndCallOnce() {
        PageId page = begin();
        end();
        CompletableFuture<?> other = CompletableFuture.runAsync(() -> escalator.runDue(node.now()));
        escalator.runDue(node.now());
        other.join();

        assertThat(calls(page)).hasSize(1);
    }

    @Test
    void aPageThatBeginsWhileTheWindowEndsIsNotLeftWaiting() {
        CompletableFuture<?> ending = transaction.execute(status -> {
            begin();
            return CompletableFuture.runAsync(this::end);
        });
        ending.join();
        escalator.runDue(node.now());

        PageId page = pages.lastOf(lamp).orElseThrow().id();
        assertThat(calls(page)).hasSize(1);
    }

    private PageId begin() {
        return pages.begin(
                new Call(
                        lamp,
                        Optional.of(paging.policy(bob).id()),
                        "The lamp is dark",
                        "",
                        3,
                        service.name(),
                        false,
                        Optional.of(service.id()),
                        java.util.List.of()),
                Actor.system(),
                node.now());
    }

    private String maintenance() {
        return api.post(
                        "/api/v1/maintenance",
                        "{'services': ['%s'], 'from': '%s', 'until': '%s', 'reason': 'New bulbs'}"
                                .formatted(
                                        service.id().text(),
                                        node.now(),
                                        node.now().plus(Duration.ofHours(8))))
                .header("Location");
    }

    private MaintenanceId windowId() {
        return MaintenanceId.parse(window.substring(window.lastIndexOf('/') + 1))
                .orElseThrow();
    }

    private void end() {
        assertThat(api.post(window + "/end", "{}").status()).isEqualTo(200);
    }

    private List<Attempt> calls(PageId page) {
        return pages.attempts(page).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE)
                .toList();
    }
}
