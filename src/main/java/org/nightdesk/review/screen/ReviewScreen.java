package org.nightdesk.review.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * A review. {@code obstacles} say why it cannot be approved, {@code obstacle} says it in one sentence; both empty when it can. {@code form} is one that
 * was refused, {@code place} where it stands.
 */
public record ReviewScreen(
        long id,
        String number,
        String title,
        int version,
        String savedBy,
        Instant savedAt,
        Optional<Approval> approval,
        boolean lead,
        String when,
        String owner,
        String obstacle,
        List<String> obstacles,
        List<Figure> figures,
        OutageView outage,
        List<PartView> parts,
        List<QuestionView> questions,
        List<ActionView> actions,
        List<Choice> staff,
        List<Before> before,
        List<Present> people,
        String counted,
        String place,
        Form form) {

    /** Who agreed, and when. */
    public record Approval(String name, Instant at) {}

    /** {@code known} is false where the record does not say; {@code entry} is the one of the timeline that it comes from, 0 for none. */
    public record Figure(String label, String value, String small, boolean known, long entry) {}

    /** One part of the text; {@code html} is safe, empty when nothing is written. */
    public record PartView(String word, String heading, String html) {}

    /** {@code answer} is safe HTML, empty while the question is open; {@code answered} the Markdown of it. */
    public record QuestionView(int number, String text, String answer, String answered, String by) {}

    /** {@code owner}, {@code due} and {@code evidence} are empty when there is none; {@code dueOn} is the date as forms want it. */
    public record ActionView(
            long id,
            String text,
            String ownerId,
            String owner,
            String dueOn,
            String due,
            boolean late,
            String evidence) {

        public boolean open() {
            return evidence.isEmpty();
        }
    }

    /** Somebody who can take an action. */
    public record Choice(String id, String name) {}

    /** Another incident that is tied to this one. */
    public record Before(String number, String title, Instant at, String tie) {}

    /** Somebody who did something in it. */
    public record Present(long id, String name) {}

    public String path() {
        return "/reviews/" + number;
    }

    public boolean approved() {
        return approval.isPresent();
    }

    /** Whether every question has an answer. */
    public boolean known() {
        return questions.stream().noneMatch(question -> question.answer().isEmpty());
    }

    /** The form at a place: what was typed there, or nothing yet. */
    public Form at(String where) {
        return place.equals(where) ? form : Form.blank();
    }
}
