package org.nightdesk.board;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.board.screen.OnCallScreen.Line;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.ShiftOverride;

/** The same two weeks in words, in the looker's zone. */
record Spoken(Cover cover) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    static final int MOST_MINE = 5;

    List<Line> shifts() {
        return Stream.of(
                        cover.shifts().stream().map(shift -> line(shift, shift.override() ? "override" : "")),
                        cover.away().stream().map(shift -> line(shift, "away: nobody covers")),
                        cover.stayed().stream().map(shift -> line(shift, "not relieved")),
                        cover.shadows().stream().map(shift -> line(shift, "in training")),
                        cover.holidays().stream()
                                .map(off -> new Line(
                                        who(off.person()),
                                        DAY.format(off.span()
                                                .from()
                                                .atZone(cover.face(off.person()).zone())),
                                        "public holiday: " + off.name(),
                                        "")))
                .flatMap(lines -> lines)
                .toList();
    }

    private Line line(Shift shift, String what) {
        return new Line(who(shift.person()), when(shift.from(), shift.until()), what, "");
    }

    /** The next ones of whoever looks; what each is, is the name of its icon. */
    List<Line> mine() {
        return cover.shifts().stream()
                .filter(shift -> cover.isMine(shift.person()))
                .limit(MOST_MINE)
                .map(shift -> new Line(
                        DAY.format(at(shift.from())), hours(shift), cover.isNight(shift) ? "moon" : "calendar", ""))
                .toList();
    }

    private String hours(Shift shift) {
        return shift.from().equals(cover.now())
                ? "until " + CLOCK.format(at(shift.until()))
                : hours(shift.from(), shift.until());
    }

    List<Line> overrides(List<ShiftOverride> overrides) {
        return overrides.stream()
                .map(override -> new Line(
                        deed(override),
                        when(override.span().from(), override.span().until()),
                        override.reason(),
                        "/on-call/overrides/" + override.id().text() + "/withdrawal"))
                .toList();
    }

    private String deed(ShiftOverride override) {
        Optional<String> person = override.person().map(this::who);
        Optional<String> other = override.replaces().map(this::who);
        return switch (override.kind()) {
            case ADD -> person.orElse("") + " as well";
            case REMOVE -> other.orElse("") + " is off";
            case REPLACE ->
                person.orElse("") + other.map(name -> " for " + name).orElse("");
        };
    }

    private String who(PersonId person) {
        return cover.isMine(person) ? "You" : cover.face(person).name();
    }

    /** {@code Sun 22 22:00 to 03:30}; the second day where it is another one. */
    private String when(Instant from, Instant until) {
        boolean near = until.isBefore(from.plusSeconds(86_400));
        return near
                ? DAY.format(at(from)) + ", " + hours(from, until)
                : WHOLE.format(at(from)) + " to " + WHOLE.format(at(until));
    }

    private String hours(Instant from, Instant until) {
        boolean near = until.isBefore(from.plusSeconds(86_400));
        return CLOCK.format(at(from)) + " to " + (near ? CLOCK : WHOLE).format(at(until));
    }

    private ZonedDateTime at(Instant at) {
        return at.atZone(cover.looker().here().zone());
    }
}
