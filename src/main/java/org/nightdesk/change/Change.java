package org.nightdesk.change;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.catalog.ServiceId;

/**
 * Something that is changed in production. {@code edition} rises with whatever an approval would be about, so that an approval counts for what was approved.
 * {@code planned} is empty until there is a time; {@code zone} is by whose clocks it is planned. {@code yes} are the questions about its risk that were
 * answered by yes. {@code environment} is where it is done, by its name. {@code writer} wrote
 * this edition. The plan is a playbook, by its short name, or a list of points, or both.
 */
record Change(
        ChangeId id,
        int edition,
        ChangeKind kind,
        ChangeState state,
        String title,
        String why,
        String what,
        List<ServiceId> services,
        String environment,
        Optional<Slot> planned,
        ZoneId zone,
        Set<String> yes,
        Risk risk,
        String playbook,
        List<Point> points,
        Author author,
        Author writer,
        List<Approval> approvals,
        Optional<Instant> started,
        Optional<Instant> ended,
        String result,
        String broke) {

    /** From (included) until (not included). */
    record Slot(Instant from, Instant until) {}

    /** One thing to do; {@code by} is empty until it is done. */
    record Point(int position, String text, Optional<Instant> doneAt, String by) {}

    /** A person or a token, as the database knows them: {@code person:7}. */
    record Author(String key, String name) {}

    /** What somebody said to one edition. */
    record Approval(int edition, Author by, boolean agreed, String word, Instant at) {}

    boolean approved() {
        return approvals.stream().anyMatch(one -> one.agreed() && one.edition() == edition);
    }

    /** Whether somebody still has to agree: before, or after an emergency. */
    boolean wantsApproval() {
        boolean after = kind == ChangeKind.EMERGENCY
                && (state == ChangeState.IN_PROGRESS || state == ChangeState.DONE || state == ChangeState.FAILED);
        return !approved() && (state == ChangeState.SUBMITTED || after);
    }

    /** Whether it may begin: agreed to, or an emergency. */
    boolean mayStart() {
        return state == ChangeState.APPROVED
                || state == ChangeState.SCHEDULED
                || kind == ChangeKind.EMERGENCY && ChangeState.AHEAD.contains(state);
    }

    boolean pointsLeft() {
        return points.stream().anyMatch(point -> point.doneAt().isEmpty());
    }
}
