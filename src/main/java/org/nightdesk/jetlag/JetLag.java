package org.nightdesk.jetlag;

import java.time.ZoneId;
import java.util.Locale;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/** Hours of a shift that a journey moves into its person's night; {@code zone} is where they are then. */
record JetLag(JetLagId id, long journey, PersonId person, ScheduleId schedule, ZoneId zone, Span span, State state) {

    /** ASKED: cover was asked for; KEPT: they are on call all the same; GONE: it is no night shift of theirs any more. */
    enum State {
        OPEN,
        ASKED,
        KEPT,
        GONE;

        /** The word of the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is about the same shift as these hours. */
    boolean isOf(NightPart part) {
        return journey == part.journey().id().value()
                && schedule.equals(part.schedule())
                && span.within(part.span()).isPresent();
    }
}
