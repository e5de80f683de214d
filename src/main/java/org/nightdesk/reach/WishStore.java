package org.nightdesk.reach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how people want to be reached. A rule goes with its method. */
@Component
class WishStore {

    private final JdbcClient jdbc;

    WishStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(boolean urgent, Optional<ReachRule> rule, Optional<Quiet> quiet) {}

    // One question: it is asked for each person that is called.
    Wishes of(PersonId person) {
        List<Row> rows = jdbc.sql("""
                select urgent, method_id, after_minutes, null::time as starts, null::time as ends, place
                  from reach.rule
                 where person_id = :person
                 union all
                select false, null, null, starts, ends, 0
                  from reach.quiet
                 where person_id = :person
                 order by after_minutes, place
                """)
                .param("person", person.value())
                .query(WishStore::row)
                .list();
        return rows.isEmpty()
                ? Wishes.NONE
                : new Wishes(
                        rules(rows, true),
                        rules(rows, false),
                        rows.stream().flatMap(row -> row.quiet().stream()).findFirst());
    }

    void put(PersonId person, Wishes wishes) {
        jdbc.sql("delete from reach.rule where person_id = :person")
                .param("person", person.value())
                .update();
        jdbc.sql("delete from reach.quiet where person_id = :person")
                .param("person", person.value())
                .update();
        insert(person, true, wishes.urgent());
        insert(person, false, wishes.calm());
        wishes.quiet()
                .ifPresent(quiet -> jdbc.sql("""
                insert into reach.quiet (person_id, starts, ends)
                values (:person, :from, :until)
                """)
                        .param("person", person.value())
                        .param("from", quiet.from())
                        .param("until", quiet.until())
                        .update());
    }

    private void insert(PersonId person, boolean urgent, List<ReachRule> rules) {
        for (int place = 0; place < rules.size(); place++) {
            jdbc.sql("""
                    insert into reach.rule (person_id, urgent, place, method_id, after_minutes)
                    values (:person, :urgent, :place, :method, :after)
                    """)
                    .param("person", person.value())
                    .param("urgent", urgent)
                    .param("place", place)
                    .param("method", rules.get(place).method())
                    .param("after", rules.get(place).afterMinutes())
                    .update();
        }
    }

    private static List<ReachRule> rules(List<Row> rows, boolean urgent) {
        return rows.stream()
                .filter(row -> row.urgent() == urgent)
                .flatMap(row -> row.rule().stream())
                .toList();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        long method = row.getLong("method_id");
        return method > 0
                ? new Row(
                        row.getBoolean("urgent"),
                        Optional.of(new ReachRule(method, row.getInt("after_minutes"))),
                        Optional.empty())
                : new Row(
                        false,
                        Optional.empty(),
                        Optional.of(new Quiet(
                                row.getObject("starts", LocalTime.class), row.getObject("ends", LocalTime.class))));
    }
}
