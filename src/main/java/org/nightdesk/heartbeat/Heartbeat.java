package org.nightdesk.heartbeat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.signal.IntegrationId;

/**
 * Something that must call in time. {@code code} is its secret address, {@code slug} its name in the address of its integration; {@code plan} is what is expected of it,
 * {@code course} what has become of that.
 */
record Heartbeat(
        HeartbeatId id,
        UUID code,
        IntegrationId integration,
        String slug,
        HeartbeatDraft plan,
        Course course,
        Instant madeAt,
        int version) {

    Heartbeat with(Course next) {
        return new Heartbeat(id, code, integration, slug, plan, next, madeAt, version);
    }

    String name() {
        return plan.name();
    }

    boolean isLate(Instant now) {
        return course.state() == State.UP
                && course.dueAt().filter(due -> due.isBefore(now)).isPresent();
    }

    /** When it counts as missed: {@code grace} after it was expected, or after a run began that has not ended; later when it was given more time. */
    Optional<Instant> missedAt() {
        return since().map(at -> at.plus(plan.grace()))
                .map(at -> course.givenUntil().filter(at::isBefore).orElse(at));
    }

    /** The first moment at which what is waited for would have been in time. */
    Instant windowBegins() {
        return since().orElse(madeAt).minus(plan.grace());
    }

    private Optional<Instant> since() {
        return switch (course.state()) {
            case DOWN, PAUSED -> Optional.empty();
            case NEW -> course.startedAt();
            case UP ->
                course.dueAt()
                        .map(due -> course.startedAt()
                                .filter(at -> at.isBefore(due))
                                .orElse(due));
        };
    }
}
