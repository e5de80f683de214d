package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is stopped: nothing of it begins or changes anything until a lead allows it again. */
@Component
public class Stoppers {

    /** {@code playbook} is empty for the whole house. */
    record Stopper(String playbook, String title, String reason, String by, Instant at) {}

    private static final Subject HOUSE = new Subject("playbooks", "all");

    private final JdbcClient jdbc;
    private final Timeline timeline;

    Stoppers(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /** That of the house before that of the playbook. */
    Optional<Stopper> of(String playbook) {
        return jdbc.sql("""
                select playbook, title, reason, by_name, at
                  from execution.stopper
                 where playbook in ('', :playbook)
                 order by playbook
                 limit 1
                """)
                .param("playbook", playbook)
                .query((row, number) -> row(row))
                .optional();
    }

    List<Stopper> all() {
        return jdbc.sql("select playbook, title, reason, by_name, at from execution.stopper order by playbook")
                .query((row, number) -> row(row))
                .list();
    }

    /**
     * Nothing of the playbook, empty for all of them, is done from now on. {@code title} is its name. One playbook is stopped by agents too, as whoever sees it go wrong should not have to
     * look for somebody; all of them by leads. Refused without a reason; whoever stopped it first is who did.
     */
    @Transactional
    public void stop(String playbook, String title, String reason, Viewer by, Instant now) {
        by.needs(playbook.isEmpty() ? Role.LEAD : Role.AGENT);
        String said = Executions.word(reason);
        int stopped = jdbc.sql("""
                insert into execution.stopper (playbook, title, reason, by_name, at)
                values (:playbook, :title, :reason, :by, :now)
                on conflict (playbook) do nothing
                """)
                .param("playbook", playbook)
                .param("title", title)
                .param("reason", said)
                .param("by", by.actor().name())
                .param("now", PlanStore.time(now))
                .update();
        if (stopped == 1) {
            record(playbook, "stopped", said, by, now);
        }
    }

    /** It may be done again. For leads. */
    @Transactional
    public void release(String playbook, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        int released = jdbc.sql("delete from execution.stopper where playbook = :playbook")
                .param("playbook", playbook)
                .update();
        if (released == 0) {
            throw new NotFound("stopper of " + playbook);
        }
        record(playbook, "allowed again", "", by, now);
    }

    private void record(String playbook, String verb, String text, Viewer by, Instant now) {
        Subject subject = playbook.isEmpty() ? HOUSE : PlaybookId.of(playbook).subject();
        timeline.append(Entry.internal(subject, now, by.actor(), verb, text, Map.of()));
    }

    private static Stopper row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Stopper(
                row.getString("playbook"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("by_name"),
                ExecutionStore.time(row, "at").orElseThrow());
    }
}
