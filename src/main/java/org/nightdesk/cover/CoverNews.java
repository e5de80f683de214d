package org.nightdesk.cover;

import java.time.Instant;
import java.util.List;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Tells people of cover requests, each by the clocks they go by. */
@Component
class CoverNews {

    private final Memos memos;
    private final People people;
    private final Schedules schedules;

    CoverNews(Memos memos, People people, Schedules schedules) {
        this.memos = memos;
        this.people = people;
        this.schedules = schedules;
    }

    void asked(CoverRequest request, Instant now) {
        String title = "Will you cover a shift of " + name(request.person()) + "’s?";
        for (PersonId one : request.asked()) {
            Times times = times(one, now);
            String next = request.leadAt().isAfter(now)
                    ? " If nobody takes it by " + times.title(request.leadAt()) + ", a lead is told."
                    : " A lead is told as well: it is soon.";
            tell(one, title, "They cannot be reached then: " + what(request, times) + next, now);
        }
    }

    void overdue(CoverRequest request, Instant now) {
        String title = "Nobody has taken the shift of " + name(request.person()) + "’s";
        people.leadsOf(request.person())
                .forEach(lead -> tell(
                        lead.id(),
                        title,
                        "They cannot be reached then: " + what(request, times(lead.id(), now))
                                + " Choose who covers it, or take it yourself.",
                        now));
    }

    void undone(CoverRequest request, String by, Instant now) {
        List.of(request.person(), request.taker().orElseThrow())
                .forEach(one -> tell(
                        one,
                        by + " took the cover back",
                        what(request, times(one, now)) + " Others are asked now.",
                        now));
    }

    private void tell(PersonId reader, String title, String text, Instant now) {
        memos.send(reader, title, text, CoverPages.PATH, now);
    }

    private String what(CoverRequest request, Times times) {
        return schedules.names().getOrDefault(request.schedule(), "") + ", from "
                + times.title(request.span().from()) + " until "
                + times.title(request.span().until()) + ".";
    }

    private Times times(PersonId reader, Instant now) {
        return new Times(now, Place.of(people.zone(people.person(reader), now)), List.of());
    }

    private String name(PersonId person) {
        return people.find(person).map(Person::name).orElse("Somebody who left");
    }
}
