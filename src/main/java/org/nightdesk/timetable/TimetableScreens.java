package org.nightdesk.timetable;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.sla.Agreements;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timetable.screen.TimetableScreen;
import org.nightdesk.timetable.screen.TimetableScreen.Times;
import org.nightdesk.timetable.screen.TimetablesScreen;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Says timetables on screens. */
@Component("runTimetableScreens")
class TimetableScreens {

    private static final int SHOWN = 20;

    private final TimetableStore store;
    private final Agreements calendars;
    private final People people;

    TimetableScreens(TimetableStore store, Agreements calendars, People people) {
        this.store = store;
        this.calendars = calendars;
        this.people = people;
    }

    TimetableScreen one(Timetable one, Form form, Viewer viewer) {
        boolean own =
                viewer.actor().isPerson() && viewer.actor().id() == one.author().value();
        boolean open = !one.retired();
        return new TimetableScreen(
                one.path(),
                one.title(),
                "/playbooks/" + one.playbook(),
                one.version(),
                one.reason(),
                when(one),
                name(one.author()),
                "/playbooks/plans/" + one.sample(),
                one.core(),
                one.shortCore(),
                one.parameters(),
                one.approval()
                        .map(said -> said.name() + (said.word().isEmpty() ? "" : ": “" + said.word() + "”"))
                        .orElse(""),
                one.nextAt(),
                one.retired(),
                turns(one),
                open && !own && one.approval().isEmpty() && viewer.actor().isPerson() && viewer.may(Role.AGENT),
                open && (own && viewer.may(Role.AGENT) || viewer.may(Role.LEAD)),
                times(),
                form);
    }

    private List<TimetableScreen.Turn> turns(Timetable one) {
        return store.turns(one.id(), SHOWN).stream()
                .map(turn -> new TimetableScreen.Turn(
                        turn.dueAt(), turn.run().isEmpty() ? "" : "/playbooks/runs/" + turn.run(), turn.skipped()))
                .toList();
    }

    TimetablesScreen.Line line(Timetable one) {
        boolean approved = one.approval().isPresent();
        return new TimetablesScreen.Line(
                one.path(),
                when(one),
                approved ? "Approved." : "Waits for an approval.",
                approved ? "ok" : "soon",
                name(one.author()));
    }

    // It begins a sentence, and stands alone in a list.
    private static String when(Timetable one) {
        String words = one.rhythm().words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    String name(PersonId id) {
        return String.valueOf(people.names(List.of(id)).getOrDefault(id, "somebody who left"));
    }

    Times times() {
        Map<String, String> weekdays = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.put(Integer.toString(day.getValue()), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        Map<String, String> kept = new LinkedHashMap<>(Map.of("", "Every day counts"));
        calendars.calendars().forEach(one -> kept.put(Long.toString(one.id()), one.name()));
        return new Times(Choices.of("day", "Each day", "week", "Each week", "month", "Each month"), weekdays, kept);
    }
}
