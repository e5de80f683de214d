package org.nightdesk.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.nightdesk.review.Action.Closed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps actions. */
@Component
class ActionStore {

    private static final String ACTION =
            "select id, review_id, text, owner_id, due_on, evidence, closed_at, closed_name from review.action";
    private static final String OF_REVIEWS = ACTION + " where review_id = any (:ids::bigint[]) order by id";
    private static final String OPEN_OF = ACTION + """
             where owner_id = :owner
               and closed_at is null
             order by due_on nulls last, id
            """;
    private static final String LATE = ACTION + """
             where closed_at is null
               and due_on < :today
             order by due_on, id
             limit 50
            """;

    private final JdbcClient jdbc;

    ActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Action> of(Collection<ReviewId> reviews) {
        return jdbc.sql(OF_REVIEWS)
                .param("ids", reviews.stream().map(ReviewId::value).toArray(Long[]::new))
                .query(ActionStore::row)
                .list();
    }

    /** By due date, those without one last. */
    List<Action> openOf(PersonId owner) {
        return jdbc.sql(OPEN_OF)
                .param("owner", owner.value())
                .query(ActionStore::row)
                .list();
    }

    List<Action> late(LocalDate today) {
        return jdbc.sql(LATE).param("today", today).query(ActionStore::row).list();
    }

    ActionId insert(ReviewId review, ActionDraft draft, Instant now) {
        return jdbc.sql("""
                insert into review.action (review_id, text, owner_id, due_on, created_at)
                values (:review, :text, :owner, :due, :now)
                returning id
                """)
                .param("review", review.value())
                .params(params(draft))
                .param("now", ReviewStore.time(now))
                .query((row, number) -> new ActionId(row.getLong("id")))
                .single();
    }

    void save(ActionId id, ActionDraft draft) {
        jdbc.sql("update review.action set text = :text, owner_id = :owner, due_on = :due where id = :id")
                .param("id", id.value())
                .params(params(draft))
                .update();
    }

    void close(ActionId id, Optional<Closed> closed) {
        jdbc.sql("update review.action set evidence = :evidence, closed_name = :name, closed_at = :at where id = :id")
                .param("id", id.value())
                .param("evidence", closed.map(Closed::evidence).orElse(""))
                .param("name", closed.map(Closed::name).orElse(null))
                .param("at", closed.map(done -> ReviewStore.time(done.at())).orElse(null))
                .update();
    }

    private static Map<String, @Nullable Object> params(ActionDraft draft) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("text", draft.text());
        params.put("owner", draft.owner().map(PersonId::value).orElse(null));
        params.put("due", draft.dueOn().orElse(null));
        return params;
    }

    private static Action row(ResultSet row, int number) throws SQLException {
        long owner = row.getLong("owner_id");
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Action(
                new ActionId(row.getLong("id")),
                new ReviewId(row.getLong("review_id")),
                row.getString("text"),
                owner == 0 ? Optional.empty() : Optional.of(new PersonId(owner)),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                closedAt == null
                        ? Optional.empty()
                        : Optional.of(new Closed(
                                row.getString("evidence"), row.getString("closed_name"), closedAt.toInstant())));
    }
}
