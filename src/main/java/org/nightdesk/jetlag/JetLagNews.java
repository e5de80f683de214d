package org.nightdesk.jetlag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Tells who travels, and their leads, once, of the shifts that were found; each by the clocks they go by. */
@Component
class JetLagNews {

    private static final int MOST = 5;

    private final Memos memos;
    private final People people;
    private final Schedules schedules;

    JetLagNews(Memos memos, People people, Schedules schedules) {
        this.memos = memos;
        this.people = people;
        this.schedules = schedules;
    }

    void found(Person traveller, List<NightPart> fresh, Instant now) {
        String place = Place.of(fresh.getFirst().journey().zone()).name();
        String many = fresh.size() == 1 ? "A shift falls" : fresh.size() + " shifts fall";
        memos.send(
                traveller.id(),
                many + " into your night in " + place,
                words(fresh, traveller, now) + " Ask for cover in one press, or keep them.",
                JetLagPages.PATH,
                now);
        people.leadsOf(traveller.id()).stream()
                .filter(lead -> !lead.id().equals(traveller.id()))
                .forEach(lead -> memos.send(
                        lead.id(),
                        many + " into " + traveller.name() + "’s night in " + place,
                        words(fresh, lead, now) + " They were asked whether they keep them; you may ask for cover too.",
                        JetLagPages.PATH,
                        now));
    }

    private String words(List<NightPart> fresh, Person reader, Instant now) {
        Times times = new Times(now, Place.of(people.zone(reader, now)), List.of());
        Map<ScheduleId, String> names = schedules.names();
        return fresh.stream()
                        .limit(MOST)
                        .map(part -> names.getOrDefault(part.schedule(), "") + ", from "
                                + times.title(part.span().from()) + " until "
                                + times.title(part.span().until()) + ".")
                        .collect(Collectors.joining(" "))
                + (fresh.size() > MOST ? " And " + (fresh.size() - MOST) + " more." : "");
    }
}
