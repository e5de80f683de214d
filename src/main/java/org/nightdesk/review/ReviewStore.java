package org.nightdesk.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.review.Sections.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps reviews and their texts. */
@Component
class ReviewStore {

    private static final String REVIEW = """
            select id, ticket_id, owner_id, zone, review.version, changes, begun_at, approved_at, approved_name,
                   title, happened, factors, well, lucky, author_name, at
              from review.review
              join review.revision on revision.review_id = review.id and revision.version = review.version
            """;
    private static final String BY_TICKET = REVIEW + " where ticket_id = :ticket";
    private static final String BY_ID = REVIEW + " where id = :id";
    private static final String NEWEST = REVIEW + """
             where (:before = 0 or id < :before)
             order by id desc
             limit :limit
            """;

    private static final String TITLED = REVIEW + """
             where title ilike '%' || :words || '%'
             order by id desc
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final QuestionStore questions;
    private final ActionStore actions;

    ReviewStore(JdbcClient jdbc, QuestionStore questions, ActionStore actions) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.actions = actions;
    }

    Optional<Review> find(TicketId ticket) {
        return whole(jdbc.sql(BY_TICKET)
                        .param("ticket", ticket.value())
                        .query(ReviewStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    Optional<Review> find(ReviewId id) {
        return whole(jdbc.sql(BY_ID)
                        .param("id", id.value())
                        .query(ReviewStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Before an id, 0 for the start; the newest first. */
    List<Review> newest(long before, int limit) {
        return whole(jdbc.sql(NEWEST)
                .param("before", before)
                .param("limit", limit)
                .query(ReviewStore::row)
                .list());
    }

    /** Whose title has these words; the newest first. */
    List<Review> titled(String words, int limit) {
        return whole(jdbc.sql(TITLED)
                .param("words", words.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("limit", limit)
                .query(ReviewStore::row)
                .list());
    }

    /** Takes the review's lock for the rest of the transaction. */
    Optional<Review> lock(TicketId ticket) {
        return jdbc.sql("select id from review.review where ticket_id = :ticket for update")
                .param("ticket", ticket.value())
                .query(Long.class)
                .optional()
                .flatMap(id -> find(new ReviewId(id)));
    }

    /** Empty when another one was quicker. */
    Optional<ReviewId> insert(TicketId ticket, Optional<PersonId> owner, ZoneId zone, Instant now) {
        return jdbc.sql("""
                insert into review.review (ticket_id, owner_id, zone, begun_at, updated_at)
                values (:ticket, :owner, :zone, :now, :now)
                    on conflict (ticket_id) do nothing
                returning id
                """)
                .param("ticket", ticket.value())
                .param("owner", owner.map(PersonId::value).orElse(null))
                .param("zone", zone.getId())
                .param("now", time(now))
                .query((row, number) -> new ReviewId(row.getLong("id")))
                .optional();
    }

    void revise(ReviewId id, int version, Sections text, String author, Instant now) {
        jdbc.sql("""
                insert into review.revision (review_id, version, title, happened, factors, well, lucky, author_name, at)
                values (:id, :version, :title, :happened, :factors, :well, :lucky, :author, :now)
                """)
                .param("id", id.value())
                .param("version", version)
                .param("title", text.title())
                .param("happened", text.happened())
                .param("factors", text.factors())
                .param("well", text.well())
                .param("lucky", text.lucky())
                .param("author", author)
                .param("now", time(now))
                .update();
        jdbc.sql("update review.review set version = :version where id = :id")
                .param("id", id.value())
                .param("version", version)
                .update();
    }

    Optional<Sections> text(ReviewId id, int version) {
        return jdbc.sql("""
                select title, happened, factors, well, lucky
                  from review.revision
                 where review_id = :id
                   and version = :version
                """)
                .param("id", id.value())
                .param("version", version)
                .query(ReviewStore::sections)
                .optional();
    }

    void approve(ReviewId id, @Nullable String name, @Nullable Instant at) {
        jdbc.sql("update review.review set approved_name = :name, approved_at = :at where id = :id")
                .param("id", id.value())
                .param("name", name)
                .param("at", at == null ? null : time(at))
                .update();
    }

    void changed(ReviewId id, Instant now) {
        jdbc.sql("update review.review set changes = changes + 1, updated_at = :now where id = :id")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private List<Review> whole(List<Review> bare) {
        Collection<ReviewId> ids = bare.stream().map(Review::id).toList();
        Map<ReviewId, List<Question>> asked = questions.of(ids);
        Map<ReviewId, List<Action>> done = actions.of(ids).stream().collect(Collectors.groupingBy(Action::review));
        return bare.stream()
                .map(one -> new Review(
                        one.id(),
                        one.ticket(),
                        one.owner(),
                        one.zone(),
                        one.version(),
                        one.changes(),
                        one.state(),
                        one.sections(),
                        one.begunAt(),
                        one.savedBy(),
                        one.savedAt(),
                        asked.getOrDefault(one.id(), List.of()),
                        done.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static Review row(ResultSet row, int number) throws SQLException {
        long owner = row.getLong("owner_id");
        return new Review(
                new ReviewId(row.getLong("id")),
                new TicketId(row.getLong("ticket_id")),
                owner == 0 ? Optional.empty() : Optional.of(new PersonId(owner)),
                ZoneId.of(row.getString("zone")),
                row.getInt("version"),
                row.getInt("changes"),
                state(row),
                sections(row, number),
                at(row, "begun_at"),
                row.getString("author_name"),
                at(row, "at"),
                List.of(),
                List.of());
    }

    private static ReviewState state(ResultSet row) throws SQLException {
        String name = row.getString("approved_name");
        return name == null ? new ReviewState.Draft() : new ReviewState.Approved(name, at(row, "approved_at"));
    }

    private static Sections sections(ResultSet row, int number) throws SQLException {
        return new Sections(
                row.getString(Part.TITLE.word()),
                row.getString(Part.HAPPENED.word()),
                row.getString(Part.FACTORS.word()),
                row.getString(Part.WELL.word()),
                row.getString(Part.LUCKY.word()));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
