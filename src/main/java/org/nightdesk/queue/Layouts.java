package org.nightdesk.queue;

import java.time.Instant;
import java.time.ZoneOffset;
import org.nightdesk.database.Reading;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How somebody wants their lists laid out where nothing else is said. */
@Component
class Layouts {

    private final JdbcClient jdbc;

    Layouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The usual one for who has kept none. */
    Arrangement of(Viewer viewer) {
        if (!viewer.actor().isPerson()) {
            return Arrangement.USUAL;
        }
        long person = viewer.actor().id();
        return Reading.once(
                Layouts.class,
                person,
                () -> jdbc.sql("select sorted_by, grouped_by, columns from queue.layout where person_id = :person")
                        .param("person", person)
                        .query(SavedViewStore::arrangement)
                        .optional()
                        .orElse(Arrangement.USUAL));
    }

    /** The usual one is not kept: it changes for everybody when it changes. */
    void keep(Arrangement arrangement, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        if (arrangement.equals(Arrangement.USUAL)) {
            jdbc.sql("delete from queue.layout where person_id = :person")
                    .param("person", viewer.actor().id())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into queue.layout (person_id, sorted_by, grouped_by, columns, kept_at)
                values (:person, :sortedBy, :groupedBy, :columns::text[], :now)
                on conflict (person_id)
                   do update set sorted_by = excluded.sorted_by, grouped_by = excluded.grouped_by,
                                 columns = excluded.columns, kept_at = excluded.kept_at
                """)
                .param("person", viewer.actor().id())
                .params(SavedViewStore.params(arrangement))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
