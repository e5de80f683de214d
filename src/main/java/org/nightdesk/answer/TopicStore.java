package org.nightdesk.answer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the topics that are read for answers. */
@Component
class TopicStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from answer.topic
            """;

    private final JdbcClient jdbc;

    TopicStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that is read from the message after {@code since}, which is its id or a time in seconds. */
    record Topic(String address, String since) {}

    /** Read from now on, as far as they are not yet; those that nobody can answer in any more are forgotten. */
    void keep(Collection<String> addresses, Instant from, Instant now) {
        jdbc.sql("""
                delete from answer.topic
                 where address <> all(:addresses)
                   and due_at <= :now
                """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("now", time(now))
                .update();
        jdbc.sql("""
                insert into answer.topic (address, since, due_at)
                select address, :since, :now
                  from unnest(:addresses::text[]) as address
                on conflict (address) do nothing
                """)
                .param("addresses", addresses.toArray(String[]::new))
                .param("since", Long.toString(from.getEpochSecond()))
                .param("now", time(now))
                .update();
    }

    List<Topic> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select address
                      from answer.topic
                     where due_at <= :now
                     order by due_at, address
                     limit :most
                       for update skip locked
                )
                update answer.topic topic
                   set due_at = :lease
                  from due
                 where topic.address = due.address
                returning topic.address, since
                """)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query((row, number) -> new Topic(row.getString("address"), row.getString("since")))
                .list();
    }

    void read(String address, String since, Instant dueAt) {
        jdbc.sql("update answer.topic set since = :since, due_at = :due where address = :address")
                .param("address", address)
                .param("since", since)
                .param("due", time(dueAt))
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
