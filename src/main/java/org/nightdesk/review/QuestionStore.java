package org.nightdesk.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.review.Question.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the record does not know. */
@Component
class QuestionStore {

    private final JdbcClient jdbc;

    QuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<ReviewId, List<Question>> of(Collection<ReviewId> reviews) {
        Map<ReviewId, List<Question>> all = new HashMap<>();
        jdbc.sql("""
                select review_id, number, text, answer, answered_name, answered_at
                  from review.question
                 where review_id = any (:ids::bigint[])
                 order by review_id, number
                """)
                .param("ids", reviews.stream().map(ReviewId::value).toArray(Long[]::new))
                .query(row -> {
                    all.computeIfAbsent(new ReviewId(row.getLong("review_id")), id -> new ArrayList<>())
                            .add(row(row));
                });
        return all;
    }

    void ask(ReviewId review, int number, String text) {
        jdbc.sql("insert into review.question (review_id, number, text) values (:review, :number, :text)")
                .param("review", review.value())
                .param("number", number)
                .param("text", text)
                .update();
    }

    void answer(ReviewId review, int number, Answer answer) {
        jdbc.sql("""
                update review.question
                   set answer = :answer, answered_name = :name, answered_at = :at
                 where review_id = :review
                   and number = :number
                """)
                .param("review", review.value())
                .param("number", number)
                .param("answer", answer.text())
                .param("name", answer.name())
                .param("at", ReviewStore.time(answer.at()))
                .update();
    }

    private static Question row(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        Optional<Answer> given = answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Answer(answer, row.getString("answered_name"), at(row)));
        return new Question(row.getInt("number"), row.getString("text"), given);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("answered_at", OffsetDateTime.class).toInstant();
    }
}
