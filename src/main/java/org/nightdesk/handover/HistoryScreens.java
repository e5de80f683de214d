package org.nightdesk.handover;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.handover.screen.HandoversScreen;
import org.nightdesk.handover.screen.HandoversScreen.Kept;
import org.nightdesk.handover.screen.HandoversScreen.Line;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Shows all handovers, how complete each was, and for which schedules they are kept. */
@Component
class HistoryScreens {

    private static final int PAGE = 30;

    private final Handovers handovers;
    private final Keeping keeping;
    private final Schedules schedules;
    private final Teams teams;
    private final People people;

    HistoryScreens(Handovers handovers, Keeping keeping, Schedules schedules, Teams teams, People people) {
        this.handovers = handovers;
        this.keeping = keeping;
        this.schedules = schedules;
        this.teams = teams;
        this.people = people;
    }

    HandoversScreen of(Optional<HandoverId> before, Form form, Viewer viewer, Instant now) {
        List<Handover> found = handovers.newest(before.map(HandoverId::value).orElse(0L), PAGE, viewer);
        Map<PersonId, String> names = people.names(found.stream()
                .flatMap(one -> Stream.concat(one.leaving().stream(), one.coming().stream()))
                .distinct()
                .toList());
        Map<TeamId, String> all = teams.names();
        return new HandoversScreen(
                sentence(found, now),
                found.stream().map(one -> line(one, names, now)).toList(),
                found.size() == PAGE
                        ? HandoverPages.PATH + "?before=" + found.getLast().id().text()
                        : "",
                kept(viewer, all),
                choices(all),
                viewer.may(Role.LEAD),
                form);
    }

    private static String sentence(List<Handover> found, Instant now) {
        long waiting = found.stream()
                .filter(one -> one.isOpen() && !one.changeAt().isAfter(now))
                .count();
        if (waiting > 0) {
            return waiting == 1 ? "One handover is not accepted." : waiting + " handovers are not accepted.";
        }
        return found.isEmpty() ? "No handover yet." : "No handover waits.";
    }

    private static Line line(Handover one, Map<PersonId, String> names, Instant now) {
        return new Line(
                HandoverPages.path(one.id()),
                one.schedule(),
                names(one.leaving(), names) + " to " + names(one.coming(), names),
                one.changeAt(),
                stands(one, now),
                tone(one, now));
    }

    private static String stands(Handover one, Instant now) {
        return switch (one.state()) {
            case OPEN -> one.changeAt().isAfter(now) ? "Comes" : "Not accepted: both are paged";
            case ACCEPTED -> HandoverScreens.completeness(one);
            case LAPSED -> "Never accepted";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    private static String tone(Handover one, Instant now) {
        return switch (one.state()) {
            case OPEN -> one.changeAt().isAfter(now) ? "dim" : "soon";
            case ACCEPTED, WITHDRAWN -> "dim";
            case LAPSED -> "late";
        };
    }

    private List<Kept> kept(Viewer viewer, Map<TeamId, String> names) {
        Map<ScheduleId, TeamId> on = keeping.all(viewer);
        return schedules.names().entrySet().stream()
                .map(schedule -> {
                    Optional<TeamId> team = Optional.ofNullable(on.get(schedule.getKey()));
                    return new Kept(
                            schedule.getKey().text(),
                            schedule.getValue(),
                            team.map(TeamId::text).orElse(""),
                            team.map(id -> names.getOrDefault(id, "")).orElse(""));
                })
                .toList();
    }

    private static Map<String, String> choices(Map<TeamId, String> names) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Off");
        names.forEach((id, name) -> choices.put(id.text(), "On, read by " + name));
        return choices;
    }

    private static String names(List<PersonId> ids, Map<PersonId, String> names) {
        return ids.stream()
                .map(id -> names.getOrDefault(id, "Somebody who left"))
                .collect(Collectors.joining(" and "));
    }
}
