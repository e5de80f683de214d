package org.nightdesk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.change.Change.Approval;
import org.nightdesk.change.Change.Author;
import org.nightdesk.change.Change.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what belongs to a change: its services, the points of its plan, and who agreed. */
@Component
class ChangeParts {

    private final JdbcClient jdbc;

    ChangeParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Of<T>(long change, T part) {}

    void affect(ChangeId id, List<ServiceId> services) {
        jdbc.sql("delete from change.affected where change_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                insert into change.affected (change_id, service_id)
                select :id, service
                  from unnest(:services::bigint[]) as every (service)
                """)
                .param("id", id.value())
                .param("services", services.stream().map(ServiceId::value).toArray(Long[]::new))
                .update();
    }

    /** Other points than before; what was ticked is not any more. */
    void points(ChangeId id, List<String> points) {
        jdbc.sql("delete from change.point where change_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                insert into change.point (change_id, position, text)
                select :id, position, text
                  from unnest(:points::text[]) with ordinality as every (text, position)
                """)
                .param("id", id.value())
                .param("points", points.toArray(String[]::new))
                .update();
    }

    /** Whether it is there and was not ticked yet. */
    boolean tick(ChangeId id, int position, String by, Instant now) {
        return jdbc.sql("""
                update change.point
                   set done_at = :now, done_by = :by
                 where change_id = :id
                   and position = :position
                   and done_at is null
                """)
                        .param("id", id.value())
                        .param("position", position)
                        .param("by", by)
                        .param("now", ChangeStore.time(now))
                        .update()
                == 1;
    }

    void said(Change change, Author by, boolean agreed, String word, Instant now) {
        jdbc.sql("""
                insert into change.approval (change_id, edition, author, approver, approver_name, agreed, word, at)
                values (:id, :edition, :author, :approver, :name, :agreed, :word, :now)
                """)
                .param("id", change.id().value())
                .param("edition", change.edition())
                .param("author", change.author().key())
                .param("approver", by.key())
                .param("name", by.name())
                .param("agreed", agreed)
                .param("word", word)
                .param("now", ChangeStore.time(now))
                .update();
    }

    /** The same changes with their points and approvals, read at once. */
    List<Change> whole(List<Change> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        List<Long> ids = bare.stream().map(change -> change.id().value()).toList();
        Map<Long, List<Point>> points = points(ids);
        Map<Long, List<Approval>> approvals = approvals(ids);
        return bare.stream()
                .map(change -> with(
                        change,
                        points.getOrDefault(change.id().value(), List.of()),
                        approvals.getOrDefault(change.id().value(), List.of())))
                .toList();
    }

    private Map<Long, List<Point>> points(List<Long> ids) {
        return grouped(jdbc.sql("""
                select change_id, position, text, done_at, done_by
                  from change.point
                 where change_id = any (:ids)
                 order by change_id, position
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Of<>(
                        row.getLong("change_id"),
                        new Point(
                                row.getInt("position"),
                                row.getString("text"),
                                ChangeStore.instant(row, "done_at"),
                                row.getString("done_by"))))
                .list());
    }

    private Map<Long, List<Approval>> approvals(List<Long> ids) {
        return grouped(jdbc.sql("""
                select change_id, edition, approver, approver_name, agreed, word, at
                  from change.approval
                 where change_id = any (:ids)
                 order by change_id, id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Of<>(row.getLong("change_id"), approval(row)))
                .list());
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getInt("edition"),
                new Author(row.getString("approver"), row.getString("approver_name")),
                row.getBoolean("agreed"),
                row.getString("word"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static <T> Map<Long, List<T>> grouped(Collection<Of<T>> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(Of::change, Collectors.mapping(Of::part, Collectors.toList())));
    }

    private static Change with(Change bare, List<Point> points, List<Approval> approvals) {
        return new Change(
                bare.id(),
                bare.edition(),
                bare.kind(),
                bare.state(),
                bare.title(),
                bare.why(),
                bare.what(),
                bare.services(),
                bare.environment(),
                bare.planned(),
                bare.zone(),
                bare.yes(),
                bare.risk(),
                bare.playbook(),
                points,
                bare.author(),
                bare.writer(),
                approvals,
                bare.started(),
                bare.ended(),
                bare.result(),
                bare.broke());
    }
}
