package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Versioned;
import org.nightdesk.people.PersonId;
import org.nightdesk.timeline.Recorded;

/** A review as the API shows it. Minutes are whole; null where the record does not say. */
record ReviewView(
        String id,
        String ticket,
        String state,
        String title,
        Optional<String> owner,
        String timeZone,
        int version,
        String happened,
        String factors,
        String well,
        String lucky,
        FiguresView figures,
        List<QuestionView> questions,
        List<ActionView> actions,
        List<String> obstacles,
        Instant begunAt,
        Instant savedAt,
        String savedBy,
        Optional<Instant> approvedAt,
        Optional<String> approvedBy,
        int changes)
        implements Versioned {

    /** What the timeline measures. {@code noticedBy} is alert or person. */
    record FiguresView(
            Instant beganAt,
            Optional<Instant> endedAt,
            Optional<Long> impactMinutes,
            String noticedBy,
            String noticedByName,
            Optional<Long> minutesToPage,
            Optional<Long> minutesToAcknowledgement,
            Optional<Long> minutesToRestoration,
            Optional<Long> minutesToResolution,
            Optional<Long> minutesToCustomers) {

        static FiguresView of(Course course) {
            return new FiguresView(
                    course.began(),
                    course.ended(),
                    course.impact().map(Duration::toMinutes),
                    course.noticed().byAlert() ? "alert" : "person",
                    course.noticed().name(),
                    minutes(course, course.firstPage()),
                    minutes(course, course.firstAnswer()),
                    minutes(course, course.restored()),
                    minutes(course, course.resolved()),
                    minutes(course, course.customersTold()));
        }

        private static Optional<Long> minutes(Course course, Optional<Recorded> entry) {
            return entry.map(one -> course.until(one).toMinutes());
        }
    }

    record QuestionView(int number, String text, Optional<String> answer, Optional<String> answeredBy) {

        static QuestionView of(Question question) {
            return new QuestionView(
                    question.number(),
                    question.text(),
                    question.answer().map(Question.Answer::text),
                    question.answer().map(Question.Answer::name));
        }
    }

    record ActionView(
            String id,
            String text,
            Optional<String> owner,
            Optional<LocalDate> dueOn,
            String state,
            Optional<String> evidence,
            Optional<Instant> closedAt) {

        static ActionView of(Action action) {
            return new ActionView(
                    action.id().text(),
                    action.text(),
                    action.owner().map(PersonId::text),
                    action.dueOn(),
                    action.word(),
                    action.closed().map(Action.Closed::evidence),
                    action.closed().map(Action.Closed::at));
        }
    }

    static ReviewView of(Review review, String number, Course course) {
        Optional<ReviewState.Approved> approved =
                review.state() instanceof ReviewState.Approved given ? Optional.of(given) : Optional.empty();
        return new ReviewView(
                number,
                number,
                review.state().word(),
                review.sections().title(),
                review.owner().map(PersonId::text),
                review.zone().getId(),
                review.version(),
                review.sections().happened(),
                review.sections().factors(),
                review.sections().well(),
                review.sections().lucky(),
                FiguresView.of(course),
                review.questions().stream().map(QuestionView::of).toList(),
                review.actions().stream().map(ActionView::of).toList(),
                review.isApproved() ? List.of() : review.obstacles(),
                review.begunAt(),
                review.savedAt(),
                review.savedBy(),
                approved.map(ReviewState.Approved::at),
                approved.map(ReviewState.Approved::name),
                review.changes());
    }

    @Override
    public String tag() {
        return Integer.toString(changes);
    }
}
