package org.nightdesk.change;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A change as somebody wants it; the fields mean what they mean in {@link Change}, {@code points} are one line each. */
record ChangeDraft(
        ChangeKind kind,
        String title,
        String why,
        String what,
        List<ServiceId> services,
        String environment,
        Optional<Slot> planned,
        ZoneId zone,
        Set<String> yes,
        String playbook,
        List<String> points) {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_POINTS = 40;
    private static final int LONGEST_POINT = 300;
    private static final Duration LONGEST = Duration.ofDays(14);

    ChangeDraft {
        title = title.strip();
        why = why.strip();
        what = what.strip();
        services = services.stream().distinct().toList();
        environment = environment.strip();
        yes = Set.copyOf(yes);
        playbook = playbook.strip();
        points = points.stream()
                .map(String::strip)
                .filter(point -> !point.isEmpty())
                .toList();
    }

    /** By that playbook. */
    ChangeDraft by(String known) {
        return new ChangeDraft(kind, title, why, what, services, environment, planned, zone, yes, known, points);
    }

    static ZoneId zone(String text) {
        String name = text.strip();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw Refused.invalid("timeZone", "There is no time zone \"" + name + "\". Write it as Europe/Dublin.");
    }

    void refuseIfWrong(Risk risk) {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                !title.isEmpty() && title.length() <= LONGEST_TITLE,
                "title",
                "Say in one line what is changed.");
        check(problems, !why.isEmpty() && why.length() <= LONGEST_TEXT, "why", "Say why it is changed.");
        check(problems, what.length() <= LONGEST_TEXT, "what", "Write at most 8,000 letters.");
        check(problems, !services.isEmpty(), "services", "Choose at least one service.");
        check(
                problems,
                !environment.isEmpty() && environment.length() <= LONGEST_NAME,
                "environment",
                "Name the environment, such as production.");
        check(
                problems,
                playbook.isEmpty() || playbook.matches("pb_[1-9][0-9]{0,17}"),
                "playbook",
                "Write the playbook’s name, as the list of playbooks has it.");
        check(
                problems,
                points.size() <= MOST_POINTS && points.stream().allMatch(point -> point.length() <= LONGEST_POINT),
                "points",
                "Write at most 40 points of at most 300 letters.");
        check(
                problems,
                kind != ChangeKind.STANDARD || risk == Risk.LOW,
                "kind",
                "By these answers its risk is " + risk.word() + ", and a standard change has low risk. Choose normal.");
        planned.ifPresent(slot -> check(
                problems,
                slot.from().isBefore(slot.until())
                        && Duration.between(slot.from(), slot.until()).compareTo(LONGEST) <= 0,
                "until",
                "It ends after it begins, within two weeks. Choose another end."));
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    /** Whether somebody who agreed to that change agreed to this too: only the time may be another. */
    boolean isSameAs(Change change) {
        return kind == change.kind()
                && title.equals(change.title())
                && why.equals(change.why())
                && what.equals(change.what())
                && Set.copyOf(services).equals(Set.copyOf(change.services()))
                && environment.equals(change.environment())
                && yes.equals(change.yes())
                && playbook.equals(change.playbook())
                && points.equals(
                        change.points().stream().map(Change.Point::text).toList());
    }

    private static void check(List<Problem> problems, boolean right, String field, String remedy) {
        if (!right) {
            problems.add(new Problem(field, remedy));
        }
    }
}
