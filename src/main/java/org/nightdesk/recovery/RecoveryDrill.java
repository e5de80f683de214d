package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/**
 * A drill and how it went. Without a service it restores our own backup: {@code backup} is the file it takes, empty for one made at its start. {@code newest} is
 * the newest record that was there afterwards, {@code newestRead} whether the program read it or somebody wrote it down.
 */
record RecoveryDrill(
        long id,
        Optional<ServiceId> service,
        DrillKind kind,
        String scenario,
        Duration rto,
        Duration rpo,
        LocalDate plannedOn,
        String participants,
        PersonId ledBy,
        String backup,
        State state,
        Optional<Instant> declaredAt,
        Optional<Instant> endedAt,
        Optional<Instant> newest,
        boolean newestRead,
        boolean isVerified,
        String checked,
        String deviations,
        String effect,
        Optional<PersonId> signedBy,
        Optional<Instant> signedAt) {

    /** Where it stands. */
    enum State {
        PLANNED,
        RUNNING,
        VERIFIED,
        FAILED,
        SIGNED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final String PREFIX = "rec_";

    /** NotFound when it is none. */
    static long id(String text) {
        if (!text.matches(PREFIX + "[1-9][0-9]{0,14}")) {
            throw new NotFound("recovery drill " + text);
        }
        return Long.parseLong(text.substring(PREFIX.length()));
    }

    String text() {
        return PREFIX + id;
    }

    Subject subject() {
        return new Subject("recovery", Long.toString(id));
    }

    boolean isOwn() {
        return service.isEmpty();
    }

    /** Declared until verified working; empty while that is not known, or never came (ISO 22301's recovery time, measured). */
    Optional<Duration> took() {
        return isVerified
                ? declaredAt.flatMap(from -> endedAt.map(until -> Duration.between(from, until)))
                : Optional.empty();
    }

    /** From the newest record that was there afterwards until it was declared: what a real failure would have lost. */
    Optional<Duration> lost() {
        return declaredAt
                .flatMap(at -> newest.map(record -> Duration.between(record, at)))
                .map(gap -> gap.isNegative() ? Duration.ZERO : gap);
    }

    /** Verified, in time and without losing more than was promised. */
    boolean keptItsObjectives() {
        return took().filter(time -> time.compareTo(rto) <= 0).isPresent()
                && lost().filter(gap -> gap.compareTo(rpo) <= 0).isPresent();
    }
}
