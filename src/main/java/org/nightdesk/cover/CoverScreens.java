package org.nightdesk.cover;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.cover.CoverRequest.State;
import org.nightdesk.cover.screen.CoversScreen;
import org.nightdesk.cover.screen.CoversScreen.Line;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Says which shifts wait for somebody to cover them, and which are covered. */
@Component
class CoverScreens {

    private final CoverRequests requests;
    private final Schedules schedules;
    private final People people;

    CoverScreens(CoverRequests requests, Schedules schedules, People people) {
        this.requests = requests;
        this.schedules = schedules;
        this.people = people;
    }

    CoversScreen all(Viewer viewer, Instant now) {
        List<CoverRequest> coming = requests.coming(now);
        return new CoversScreen(
                sentence(coming.stream().filter(CoverRequest::isOpen).count()),
                lines(coming.stream().filter(CoverRequest::isOpen).toList(), viewer),
                lines(
                        coming.stream()
                                .filter(request -> request.state() == State.TAKEN)
                                .toList(),
                        viewer));
    }

    /** Those that wait, for the page on call. */
    List<Line> open(Viewer viewer, Instant now) {
        return lines(requests.coming(now).stream().filter(CoverRequest::isOpen).toList(), viewer);
    }

    private static String sentence(long open) {
        return switch ((int) open) {
            case 0 -> "No shift waits for cover.";
            case 1 -> "One shift waits for cover.";
            default -> open + " shifts wait for cover.";
        };
    }

    private List<Line> lines(List<CoverRequest> some, Viewer viewer) {
        if (some.isEmpty()) {
            return List.of();
        }
        Set<PersonId> all = new LinkedHashSet<>();
        some.forEach(one -> Stream.of(Stream.of(one.person()), one.taker().stream(), one.asked().stream())
                .flatMap(ids -> ids)
                .forEach(all::add));
        Map<PersonId, String> names = people.names(all);
        Map<ScheduleId, String> plans = schedules.names();
        return some.stream().map(one -> line(one, viewer, names, plans)).toList();
    }

    private static Line line(
            CoverRequest request, Viewer viewer, Map<PersonId, String> names, Map<ScheduleId, String> plans) {
        Optional<PersonId> me = viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
        boolean own = me.filter(request.person()::equals).isPresent();
        boolean taken = !request.isOpen();
        boolean mine = taken && me.isPresent() && request.taker().equals(me);
        String path = CoverPages.PATH + "/" + request.id().text();
        return new Line(
                name(request.person(), names),
                taken ? request.taker().map(who -> name(who, names)).orElse("") : "",
                plans.getOrDefault(request.schedule(), ""),
                request.span().from(),
                request.span().until(),
                Times.span(
                        Duration.between(request.span().from(), request.span().until())),
                taken ? "" : asked(request, names),
                request.leadAt(),
                request.leadTold(),
                taken || own || me.isEmpty() ? "" : path + "/taking",
                !taken && me.filter(request.asked()::contains).isPresent() ? path + "/refusal" : "",
                taken && (own || mine || viewer.may(Role.LEAD)) ? path + "/undoing" : "",
                !taken && viewer.may(Role.LEAD)
                        ? "/on-call/absences/" + request.absence().text()
                        : "");
    }

    private static String asked(CoverRequest request, Map<PersonId, String> names) {
        List<String> who =
                request.asked().stream().map(person -> name(person, names)).toList();
        return switch (who.size()) {
            case 0 -> "Nobody of this schedule is free then.";
            case 1 -> who.getFirst() + " is asked.";
            default -> String.join(", ", who.subList(0, who.size() - 1)) + " and " + who.getLast() + " are asked.";
        };
    }

    private static String name(PersonId person, Map<PersonId, String> names) {
        return names.getOrDefault(person, "Somebody who left");
    }
}
