package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnOldestToo
class PartitionsTests {

    @Test
    void hasTheMonthsAroundNowFromTheStart() {
        try (TestNode node = TestNode.on(TestPostgres.migratedDatabase(), new SettableClock(TestNode.START))) {
            assertThat(parts(node)).contains("entry_2026_08", "entry_2026_11", "entry_2027_01");
            assertThat(node.bean(Partitions.class).keep(TestNode.START)).isZero();
        }
    }

    @Test
    void makesRoomForAMonthWhoseRowsAlreadyLieInTheDefaultPart() {
        try (TestNode node = TestNode.on(TestPostgres.migratedDatabase(), new SettableClock(TestNode.START))) {
            Instant later = Instant.parse("2027-06-30T23:59:59.999999Z");
            long id = node.bean(Timeline.class)
                    .append(Entry.internal(
                            new Subject("lamp", "1"), later, Actor.system(), "lit", "", Map.of("watts", 5)));
            assertThat(home(node, id)).isEqualTo("entry_default");

            node.bean(Partitions.class).keep(later);

            assertThat(home(node, id)).isEqualTo("entry_2027_06");
        }
    }

    private static String home(TestNode node, long id) {
        return node.bean(JdbcClient.class)
                .sql("select c.relname from timeline.entry e join pg_class c on c.oid = e.tableoid where e.id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private static List<String> parts(TestNode node) {
        return node.bean(JdbcClient.class)
                .sql("select tablename from pg_tables where schemaname = 'timeline'")
                .query(String.class)
                .list();
    }
}
