package org.nightdesk.chore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** Bob closes the day's books each morning at nine in Tokyo, Alice when he does not. */
class ChoreTests {

    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(bob);
    private final Chores chores = node.bean(Chores.class);
    private final TurnStore turns = node.bean(TurnStore.class);

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void aTurnThatIsDoneOpensTheNext() {
        Chore chore = daily("nag", "hand");
        Instant due = due(chore);

        chores.done(chore.id(), 25, true, "The export was empty.", viewer, node.now());

        assertThat(due(chore)).isEqualTo(due.plus(Duration.ofDays(1)));
        assertThat(turns.of(chore.id(), 9).getLast()).satisfies(turn -> {
            assertThat(turn.state()).isEqualTo("done");
            assertThat(turn.by()).isEqualTo("Bob");
            assertThat(turn.minutes()).contains(25);
            assertThat(turn.wrong()).isTrue();
        });
    }

    @Test
    void aMissedOneNagsBothAndWaitsUntilTheNextIsDue() {
        Chore chore = daily("nag", "hand");
        Instant due = due(chore);
        node.clock().set(due.plus(Duration.ofMinutes(31)));
        node.runDue();

        assertThat(chores.current(chore).flatMap(Turn::missedAt)).isPresent();
        assertThat(TestPostgres.count(
                        node.database(),
                        "select count(distinct person_id) from memo.memo where title = 'Not done yet: " + chore.name()
                                + "'"))
                .isEqualTo(2);
        assertThat(node.bean(ChoreNeeds.class).of(cast.viewer(alice), node.now()))
                .anySatisfy(need -> assertThat(need.what()).isEqualTo(chore.name()));

        node.clock().set(due.plus(Duration.ofDays(1)).plusSeconds(1));
        node.runDue();
        assertThat(due(chore)).isEqualTo(due.plus(Duration.ofDays(1)));
        assertThat(turns.of(chore.id(), 9)).extracting(Turn::state).containsExactly("open", "missed");
    }

    @Test
    void aMissedOnePagesIfItIsSetSo() {
        Chore chore = daily("page", "hand");
        node.clock().set(due(chore).plus(Duration.ofMinutes(31)));
        node.runDue();

        assertThat(TestPostgres.count(
                        node.database(),
                        "select count(*) from desk.ticket where title = 'Chore missed: " + chore.name() + "'"))
                .isEqualTo(1);
    }

    @Test
    void whateverDoesItSaysSoAtItsOwnAddress() {
        Chore chore = daily("nag", "heartbeat");
        Instant due = due(chore);
        String address = node.bean(Beats.class).of(chore);
        String path = address.substring(address.indexOf("/chores/"));

        assertThat(cast.nobody().get(path + "x").statusCode()).isEqualTo(404);
        assertThat(cast.nobody().get(path).statusCode()).isEqualTo(200);

        assertThat(due(chore)).isAfter(due);
        assertThat(turns.of(chore.id(), 9).getLast().word()).isEqualTo("It said so itself.");
        Instant next = due(chore);
        assertThat(cast.nobody().get(path).statusCode()).isEqualTo(200);
        assertThat(due(chore)).as("said twice").isEqualTo(next);
        node.clock().set(due.plusSeconds(1));
        cast.nobody().get(path);
        assertThat(due(chore)).isAfter(next);
    }

    @Test
    void aHeartbeatOfTheRegisterDoesIt() {
        Json api = Json.of(node, cast.token(Role.LEAD));
        Json.Answer made = api.post(
                "/api/v1/heartbeats",
                "{'name': 'Books %s', 'service': '%s', 'everySeconds': 86400}"
                        .formatted(
                                UUID.randomUUID(),
                                node.bean(Services.class).catchAll().id().text()));
        Chore chore = daily(
                "nag", "heartbeat", Optional.of(Long.valueOf(made.text("/id").substring(3))));
        Instant due = due(chore);
        String url = made.text("/url");
        node.clock().tick(Duration.ofMinutes(1));

        assertThat(Json.of(node).get(url.substring(url.indexOf("/ping/"))).status())
                .isEqualTo(200);
        node.clock().set(due.plusSeconds(1));
        node.runDue();
        assertThat(due(chore)).isAfter(due);
        assertThat(turns.of(chore.id(), 9).getLast().word()).isEqualTo("Its heartbeat was heard.");
    }

    @Test
    void aMissedOneIsOverMinutesAfterWhatDoesItAndItsPageSaysWhatThatIs() {
        Json api = Json.of(node, cast.token(Role.LEAD));
        String name = "Books " + UUID.randomUUID();
        Json.Answer made = api.post(
                "/api/v1/heartbeats",
                "{'name': '%s', 'service': '%s', 'everySeconds': 86400}"
                        .formatted(
                                name, node.bean(Services.class).catchAll().id().text()));
        Chore chore = daily(
                "nag", "heartbeat", Optional.of(Long.valueOf(made.text("/id").substring(3))));
        Instant due = due(chore);
        String url = made.text("/url");
        assertThat(cast.browser(bob).get("/chores/" + chore.id()).body())
                .contains("Done by itself once the heartbeat", name, "is heard and says that it worked");
        node.clock().set(due.plus(Duration.ofMinutes(31)));
        node.runDue();
        assertThat(chores.current(chore).flatMap(Turn::missedAt)).isPresent();

        Json.of(node).get(url.substring(url.indexOf("/ping/")));
        node.clock().tick(Duration.ofMinutes(5));
        node.runDue();

        assertThat(due(chore)).isEqualTo(due.plus(Duration.ofDays(1)));
        assertThat(turns.of(chore.id(), 9).getLast().state()).isEqualTo("done");
    }

    @Test
    void whatGoesWrongOftenStandsFirst() {
        Chore careless = daily("nag", "hand");
        Chore careful = daily("nag", "hand");
        for (int day = 0; day < 3; day++) {
            chores.done(careless.id(), 30, true, "", viewer, node.now());
            chores.done(careful.id(), 30, false, "", viewer, node.now());
        }

        List<Long> order = node.bean(ChorePages.class).costs(viewer, node.now()).stream()
                .map(cost -> cost.chore().id())
                .filter(id -> id == careless.id() || id == careful.id())
                .toList();

        assertThat(order).containsExactly(careless.id(), careful.id());
    }

    @Test
    void bobKeepsHisWordsWhenTheyAreRefused() {
        Chore chore = daily("nag", "hand");
        Browser browser = cast.browser(bob);

        var refused = browser.post("/chores/" + chore.id() + "/completion", "minutes", "long", "word", "the export");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("how many minutes", "the export");
        assertThat(browser.post("/chores/" + chore.id() + "/skip", "word", "a holiday")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/chores").body()).contains(chore.name());
        assertThatThrownBy(() -> chores.skip(chore.id(), " ", viewer, node.now()))
                .isInstanceOf(Refused.class);
    }

    private Instant due(Chore chore) {
        return chores.current(chore).orElseThrow().dueAt();
    }

    private Chore daily(String missed, String by) {
        return daily(missed, by, Optional.empty());
    }

    private Chore daily(String missed, String by, Optional<Long> number) {
        return chores.create(
                new ChoreDraft(
                        "Close the books " + UUID.randomUUID(),
                        "Export, compare, file.",
                        "The bank wants it.",
                        "Finance",
                        Optional.of(bob.id()),
                        Optional.of(alice.id()),
                        "day",
                        "1",
                        "1",
                        "1",
                        "09:00",
                        "Asia/Tokyo",
                        Optional.empty(),
                        "20",
                        "30",
                        missed,
                        Optional.of(node.bean(Services.class).catchAll().id()),
                        by,
                        number),
                cast.viewer(alice),
                node.now());
    }
}
