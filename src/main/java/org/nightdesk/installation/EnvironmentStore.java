package org.nightdesk.installation;

import java.util.List;
import org.nightdesk.database.Reading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps environments. */
@Component
class EnvironmentStore {

    private final JdbcClient jdbc;

    EnvironmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Environment> all() {
        return Reading.once(
                EnvironmentStore.class,
                "all",
                () -> jdbc.sql("""
                        select name, rank, protected
                          from installation.environment
                         order by rank, name
                        """)
                        .query((row, number) ->
                                new Environment(row.getString("name"), row.getInt("rank"), row.getBoolean("protected")))
                        .list());
    }

    void put(Environment environment) {
        jdbc.sql("""
                insert into installation.environment (name, rank, protected)
                values (:name, :rank, :protected)
                on conflict (name) do update set rank = excluded.rank, protected = excluded.protected
                """)
                .param("name", environment.name())
                .param("rank", environment.rank())
                .param("protected", environment.isProtected())
                .update();
    }

    /** Not when installations name it. */
    boolean remove(String name) {
        return jdbc.sql("""
                delete from installation.environment e
                 where e.name = :name
                   and not exists (select 1 from installation.installation i where i.environment = e.name)
                """).param("name", name).update() == 1;
    }
}
