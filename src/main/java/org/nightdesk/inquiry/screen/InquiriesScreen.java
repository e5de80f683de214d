package org.nightdesk.inquiry.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * What was asked, what is open first, and the form that asks. {@code found}: reports that may answer what is being asked. {@code reports} are
 * those to answer with, empty for whoever may not answer; {@code refused} is the inquiry whose answer was refused, 0 for none. {@code catalogue}: there
 * are reports to go back to.
 */
public record InquiriesScreen(
        List<Line> lines,
        Form form,
        List<Found> found,
        Map<String, String> reports,
        long refused,
        Form answer,
        boolean catalogue) {

    /** One inquiry; {@code path} of the report that answers it, or empty. */
    public record Line(
            long id,
            String asker,
            Instant at,
            String question,
            String decision,
            Optional<String> wantedBy,
            String state,
            String answer,
            String answeredBy,
            String path,
            String report) {}

    /** A report that is there already. */
    public record Found(String path, String name, String description) {}

    /** What stands in the form that answers this one. */
    public Form answerTo(long id) {
        return id == refused ? answer : Form.blank();
    }

    /** Why an answer was refused whose inquiry has no form any more. */
    public List<String> late() {
        boolean open = lines.stream()
                .anyMatch(line -> line.id() == refused && line.state().equals("open"));
        return open ? List.of() : answer.others(List.of());
    }
}
