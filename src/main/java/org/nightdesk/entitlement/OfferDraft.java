package org.nightdesk.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** Something to be offered, as it is written; {@code service} by number or name, {@code mostHours} empty when it does not end by itself. */
public record OfferDraft(
        String name,
        String purpose,
        String kind,
        String service,
        List<String> fields,
        String grantPlaybook,
        String withdrawPlaybook,
        List<String> points,
        String mostHours) {

    private static final int MOST = 30;

    void check() {
        List<Problem> problems = new ArrayList<>();
        if (name.isBlank() || name.length() > 100) {
            problems.add(new Problem("name", "Give it a name of at most 100 letters."));
        }
        if (purpose.isBlank() || purpose.length() > 500) {
            problems.add(new Problem("purpose", "Say what it is for, in at most 500 letters."));
        }
        if (!List.of("account", "desktop", "access").contains(kind)) {
            problems.add(new Problem("kind", "Choose account, desktop or access."));
        }
        if (fields.size() > MOST || fields.stream().anyMatch(one -> one.length() > 100)) {
            problems.add(new Problem("fields", "At most 30 fields of at most 100 letters, one a line."));
        }
        if (points.size() > MOST || points.stream().anyMatch(one -> one.length() > 300)) {
            problems.add(new Problem("points", "At most 30 points of at most 300 letters, one a line."));
        }
        if (!mostHours.matches("|[1-9][0-9]{0,3}") || !mostHours.isEmpty() && Integer.parseInt(mostHours) > 8_784) {
            problems.add(new Problem("mostHours", "Write whole hours, at most 8784, or leave it empty."));
        }
        if (!grantPlaybook.isEmpty() && !mostHours.isEmpty() && withdrawPlaybook.isEmpty()) {
            problems.add(new Problem("withdrawPlaybook", "Say which playbook takes it back when its time is over."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    Optional<Integer> hours() {
        return Optional.of(mostHours).filter(text -> !text.isEmpty()).map(Integer::valueOf);
    }
}
