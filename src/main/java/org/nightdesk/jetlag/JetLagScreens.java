package org.nightdesk.jetlag;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.jetlag.screen.JetLagsScreen;
import org.nightdesk.jetlag.screen.JetLagsScreen.Line;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Shows the shifts in a traveller's night that wait for a decision. */
@Component
class JetLagScreens {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final JetLags jetLags;
    private final People people;
    private final Schedules schedules;

    JetLagScreens(JetLags jetLags, People people, Schedules schedules) {
        this.jetLags = jetLags;
        this.people = people;
        this.schedules = schedules;
    }

    /** The viewer's own; a lead sees everybody's. */
    JetLagsScreen of(Viewer viewer, Instant now) {
        List<JetLag> open = jetLags.open(viewer, now);
        return new JetLagsScreen(sentence(open.size()), viewer.may(Role.LEAD), lines(open, viewer));
    }

    /** The viewer's own alone. */
    JetLagsScreen mine(Viewer viewer, Instant now) {
        List<JetLag> mine = jetLags.open(viewer, now).stream()
                .filter(one -> JetLags.isOwn(one.person(), viewer))
                .toList();
        return new JetLagsScreen(sentence(mine.size()), false, lines(mine, viewer));
    }

    private static String sentence(int open) {
        return switch (open) {
            case 0 -> "No journey moves a shift into the night.";
            case 1 -> "A journey moves one shift into the night.";
            default -> "Journeys move " + open + " shifts into the night.";
        };
    }

    private List<Line> lines(List<JetLag> some, Viewer viewer) {
        if (some.isEmpty()) {
            return List.of();
        }
        Map<PersonId, String> names =
                people.names(some.stream().map(JetLag::person).distinct().toList());
        Map<ScheduleId, String> plans = schedules.names();
        return some.stream().map(one -> line(one, viewer, names, plans)).toList();
    }

    private static Line line(JetLag one, Viewer viewer, Map<PersonId, String> names, Map<ScheduleId, String> plans) {
        String path = JetLagPages.PATH + "/" + one.id().text();
        return new Line(
                JetLags.isOwn(one.person(), viewer) ? "You" : names.getOrDefault(one.person(), "Somebody who left"),
                plans.getOrDefault(one.schedule(), ""),
                one.span().from(),
                one.span().until(),
                there(one),
                path + "/asking",
                path + "/keeping");
    }

    private static String there(JetLag one) {
        ZonedDateTime from = one.span().from().atZone(one.zone());
        ZonedDateTime until = one.span().until().atZone(one.zone());
        return CLOCK.format(from) + " to " + CLOCK.format(until) + " in "
                + Place.of(one.zone()).name();
    }
}
