package org.nightdesk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.nightdesk.timeline.Feed.Position;
import org.nightdesk.timeline.Feed.Told;

@OnOldestToo
class FeedTests {

    private static final Instant EVER = Instant.EPOCH;

    private final TestNode node = TestNode.shared();
    private final Feed feed = node.bean(Feed.class);

    @Test
    void neverSkipsAnEntryThatCommitsLate() throws SQLException {
        Position start = end();
        try (Connection slow = connection();
                Connection quick = connection()) {
            slow.setAutoCommit(false);
            append(slow, "slow");
            append(quick, "quick");

            assertThat(verbs(start)).as("while the slow one is still running").isEmpty();
            slow.commit();
        }
        assertThat(verbs(start)).containsExactly("slow", "quick");
    }

    @Test
    void skipsNothingWhenTheLateOneHasTheHigherNumber() throws SQLException {
        Position start = end();
        try (Connection slow = connection();
                Connection quick = connection()) {
            slow.setAutoCommit(false);
            slow.createStatement().execute("select pg_current_xact_id()");
            append(quick, "quick");
            List<Told> before = feed.after(start, Viewer.system(), EVER, 10);
            append(slow, "slow");
            slow.commit();

            Position next = before.isEmpty() ? start : before.getLast().position();
            assertThat(before).isEmpty();
            assertThat(verbs(next)).containsExactly("slow", "quick");
        }
    }

    @Test
    void tellsEachOnlyWhatTheyMayRead() {
        Position start = end();
        node.bean(Timeline.class)
                .append(Entry.internal(new Subject("story", "feed"), node.now(), Actor.system(), "told", "", Map.of()));

        Viewer charlie = new Viewer(Actor.person(9, "Charlie"), Role.REQUESTER, java.util.Set.of("org:17", "public"));

        assertThat(verbs(start)).containsExactly("told");
        assertThat(feed.after(start, charlie, EVER, 10)).isEmpty();
        assertThat(feed.hasMissed(start, Viewer.system(), node.now())).isTrue();
        assertThat(feed.hasMissed(start, charlie, node.now())).isFalse();
    }

    @Test
    void beginsAnewAfterARestoreIntoAnotherServer() {
        SettableClock clock = new SettableClock(TestNode.START);
        var database = TestPostgres.migratedDatabase();
        try (TestNode before = TestNode.on(database, clock)) {
            Subject subject = new Subject("story", "moved");
            before.bean(Timeline.class)
                    .append(Entry.internal(subject, clock.instant(), Actor.system(), "old", "", Map.of()));
        }
        TestPostgres.execute(database, "update timeline.home set server = 'another'");
        TestPostgres.execute(database, "update timeline.entry set tx = '9000000000000'");

        try (TestNode after = TestNode.on(database, clock)) {
            Subject subject = new Subject("story", "moved");
            after.bean(Timeline.class)
                    .append(Entry.internal(subject, clock.instant(), Actor.system(), "new", "", Map.of()));

            assertThat(after.bean(Feed.class).after(Position.START, Viewer.system(), EVER, 1_000))
                    .extracting(told -> told.recorded().entry())
                    .filteredOn(entry -> entry.subject().equals(subject))
                    .extracting(Entry::verb)
                    .containsExactly("old", "new");
        }
    }

    private Position end() {
        List<Told> all = feed.after(Position.START, Viewer.system(), EVER, 1_000_000);
        return all.isEmpty() ? Position.START : all.getLast().position();
    }

    private List<String> verbs(Position place) {
        return feed.after(place, Viewer.system(), EVER, 100).stream()
                .map(told -> told.recorded().entry().verb())
                .toList();
    }

    private Connection connection() throws SQLException {
        var database = node.database();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void append(Connection connection, String verb) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into timeline.entry
                       (at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience)
                values ('2026-11-20T03:06:00Z', 'story', 'late', 'SYSTEM', 0, 'Nightdesk', ?, '', '{}', false, '{staff}')
                """)) {
            insert.setString(1, verb);
            insert.execute();
        }
    }
}
