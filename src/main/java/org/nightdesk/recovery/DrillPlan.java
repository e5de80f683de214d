package org.nightdesk.recovery;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A drill as it was typed; minutes and the day are text. Without a service it is one of our own backup, in that file or in one made for it. */
record DrillPlan(
        Optional<ServiceId> service,
        String kind,
        String scenario,
        String rtoMinutes,
        String rpoMinutes,
        String plannedOn,
        String participants,
        String backup) {

    private static final int LONGEST = 4_000;

    /** The same, without blanks around it. Refused with a sentence for each field that does not do. */
    DrillPlan checked() {
        List<Problem> problems = new ArrayList<>();
        add(
                problems,
                scenario.isBlank() || scenario.length() > LONGEST,
                "scenario",
                "Say what is supposed to have happened.");
        add(
                problems,
                !isMinutes(rtoMinutes, 1),
                "rto",
                "Write within how many minutes it is to work again, 1 to 100000.");
        add(problems, !isMinutes(rpoMinutes, 0), "rpo", "Write how many minutes of data may be lost, 0 to 100000.");
        add(problems, day(plannedOn) == null, "plannedOn", "Write the day as year-month-day.");
        add(problems, participants.length() > LONGEST, "participants", "That is too long.");
        add(
                problems,
                !backup.isBlank() && (service.isPresent() || !isFile(backup)),
                "backup",
                "Name the whole path of a backup file, for a drill of Nightdesk's own backup.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new DrillPlan(
                service,
                service.isEmpty()
                        ? DrillKind.RESTORE.word()
                        : DrillKind.of(kind).word(),
                scenario.strip(),
                rtoMinutes.strip(),
                rpoMinutes.strip(),
                plannedOn.strip(),
                participants.strip(),
                backup.strip());
    }

    LocalDate day() {
        return LocalDate.parse(plannedOn);
    }

    private static void add(List<Problem> problems, boolean wrong, String field, String reason) {
        if (wrong) {
            problems.add(new Problem(field, reason));
        }
    }

    private static boolean isMinutes(String text, int least) {
        return text.strip().matches("[0-9]{1,6}")
                && Integer.parseInt(text.strip()) >= least
                && Integer.parseInt(text.strip()) <= 100_000;
    }

    private static boolean isFile(String path) {
        return path.indexOf('\0') < 0 && Path.of(path.strip()).isAbsolute();
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
