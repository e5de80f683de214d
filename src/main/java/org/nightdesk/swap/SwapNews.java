package org.nightdesk.swap;

import java.time.Instant;
import java.util.List;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.swap.Swap.State;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Tells both what became of a swap, each in their own time. */
@Component
class SwapNews {

    private final Memos memos;
    private final People people;
    private final Schedules schedules;

    SwapNews(Memos memos, People people, Schedules schedules) {
        this.memos = memos;
        this.people = people;
        this.schedules = schedules;
    }

    void asked(Swap swap, Instant now) {
        String title = "Will you take a shift of " + name(swap.owner()) + "’s?";
        swap.taker().ifPresent(taker -> tell(taker, title, swap, now));
    }

    void accepted(Swap swap, Instant now) {
        swap.taker().ifPresent(taker -> {
            tell(swap.owner(), name(taker) + " takes your shift", swap, now);
            tell(taker, "You take a shift of " + name(swap.owner()) + "’s", swap, now);
        });
    }

    void ended(Swap swap, State state, String by, Instant now) {
        String title = by + (state == State.DECLINED ? " does not take the shift" : " took the swap back");
        tell(swap.owner(), title, swap, now);
        swap.taker().ifPresent(taker -> tell(taker, title, swap, now));
    }

    private void tell(PersonId reader, String title, Swap swap, Instant now) {
        Times times = new Times(now, Place.of(people.zone(people.person(reader), now)), List.of());
        String what = schedules.names().getOrDefault(swap.schedule(), "") + ", from "
                + times.title(swap.span().from()) + " until "
                + times.title(swap.span().until()) + ".";
        memos.send(reader, title, swap.note().isEmpty() ? what : what + "\n\n" + swap.note(), SwapPages.PATH, now);
    }

    private String name(PersonId person) {
        return people.find(person).map(Person::name).orElse("Somebody who left");
    }
}
