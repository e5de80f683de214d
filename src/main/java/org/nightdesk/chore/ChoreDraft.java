package org.nightdesk.chore;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.chore.Chore.By;
import org.nightdesk.chore.Chore.Fulfilment;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A chore as somebody typed it; who and what it names is looked up elsewhere. Days and months are numbers, Monday and January 1. */
record ChoreDraft(
        String name,
        String steps,
        String why,
        String forWhom,
        Optional<PersonId> owner,
        Optional<PersonId> deputy,
        String every,
        String weekday,
        String monthDay,
        String month,
        String at,
        String zone,
        Optional<Long> calendar,
        String minutes,
        String grace,
        String missed,
        Optional<ServiceId> service,
        String fulfilledBy,
        Optional<Long> fulfilledId) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_TEXT = 4_000;

    Chore checked(long id) {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                !name.isBlank() && name.strip().length() <= LONGEST_NAME,
                "name",
                "Give it a name of at most 120 letters.");
        check(problems, steps.length() <= LONGEST_TEXT, "steps", "Write at most 4,000 letters.");
        check(
                problems,
                why.length() <= LONGEST_TEXT && !why.isBlank(),
                "why",
                "Say why it is done: it may turn out that it need not be.");
        check(problems, forWhom.length() <= LONGEST_NAME && !forWhom.isBlank(), "forWhom", "Say for whom it is done.");
        check(problems, owner.isPresent(), "owner", "Choose who does it.");
        check(problems, deputy.isEmpty() || !deputy.equals(owner), "deputy", "Choose somebody else as deputy.");
        check(problems, number(minutes, 1, 10_000), "minutes", "Write how many minutes it takes, 1 to 10000.");
        check(
                problems,
                number(grace, 0, 100_000),
                "grace",
                "Write after how many minutes it counts as missed, 0 to 100000.");
        check(
                problems,
                rhythm().isPresent(),
                "every",
                "Say when it comes: how often, the day, the time as 09:00, and a zone such as Europe/Berlin.");
        check(problems, missed.equals("nag") || missed.equals("page"), "missed", "Choose nag or page.");
        check(
                problems,
                !missed.equals("page") || service.isPresent(),
                "service",
                "Choose the service whose policy is paged.");
        check(
                problems,
                fulfilment().isPresent(),
                "fulfilledBy",
                "Choose what it is done by: hand, heartbeat, or which report, bill or playbook.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Chore(
                id,
                name.strip(),
                steps.strip(),
                why.strip(),
                forWhom.strip(),
                owner.orElseThrow(),
                deputy,
                rhythm().orElseThrow(),
                calendar,
                Integer.parseInt(minutes.strip()),
                Duration.ofMinutes(Integer.parseInt(grace.strip())),
                missed.equals("page"),
                service,
                fulfilment().orElseThrow(),
                false);
    }

    private static void check(List<Problem> problems, boolean right, String field, String remedy) {
        if (!right) {
            problems.add(new Problem(field, remedy));
        }
    }

    private static boolean number(String text, int least, int most) {
        return text.strip().matches("\\d{1,6}")
                && Integer.parseInt(text.strip()) >= least
                && Integer.parseInt(text.strip()) <= most;
    }

    private Optional<Rhythm> rhythm() {
        if (!number(weekday, 1, 7) || !number(monthDay, 1, 31) || !number(month, 1, 12)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rhythm(
                    Rhythm.Every.valueOf(every.toUpperCase(Locale.ROOT)),
                    DayOfWeek.of(Integer.parseInt(weekday.strip())),
                    Integer.parseInt(monthDay.strip()),
                    Month.of(Integer.parseInt(month.strip())),
                    LocalTime.parse(at.strip()),
                    ZoneId.of(zone.strip())));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private Optional<Fulfilment> fulfilment() {
        return switch (fulfilledBy) {
            case "hand" -> Optional.of(new Fulfilment(By.HAND, Optional.empty()));
            case "heartbeat" -> Optional.of(new Fulfilment(By.HEARTBEAT, fulfilledId));
            case "report" -> fulfilledId.map(id -> new Fulfilment(By.REPORT, Optional.of(id)));
            case "billing" -> fulfilledId.map(id -> new Fulfilment(By.BILLING, Optional.of(id)));
            case "playbook" -> fulfilledId.map(id -> new Fulfilment(By.PLAYBOOK, Optional.of(id)));
            default -> Optional.empty();
        };
    }
}
