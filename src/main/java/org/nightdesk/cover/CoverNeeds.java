package org.nightdesk.cover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** On the home of whoever is asked to cover, and of leads once nobody has in time. */
@Component
class CoverNeeds implements NeedsMe {

    private final CoverRequests requests;
    private final People people;
    private final Schedules schedules;

    CoverNeeds(CoverRequests requests, People people, Schedules schedules) {
        this.requests = requests;
        this.people = people;
        this.schedules = schedules;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        PersonId me = new PersonId(viewer.actor().id());
        List<CoverRequest> mine = requests.coming(now).stream()
                .filter(CoverRequest::isOpen)
                .filter(request -> request.asked().contains(me) || request.leadTold() && viewer.may(Role.LEAD))
                .toList();
        if (mine.isEmpty()) {
            return List.of();
        }
        Map<PersonId, String> names =
                people.names(mine.stream().map(CoverRequest::person).distinct().toList());
        Map<ScheduleId, String> plans = schedules.names();
        return mine.stream()
                .map(request -> new Need(
                        (request.asked().contains(me) ? "Say whether you cover a shift of " : "Find cover for ")
                                + names.getOrDefault(request.person(), "Somebody who left")
                                + (request.asked().contains(me) ? "’s" : ""),
                        plans.getOrDefault(request.schedule(), ""),
                        CoverPages.PATH,
                        Optional.of(request.span().from())))
                .toList();
    }
}
