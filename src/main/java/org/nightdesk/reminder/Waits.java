package org.nightdesk.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.Viewers;
import org.nightdesk.reminder.screen.WaitScreen;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Wait;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Says at the top of a ticket whom it waits for, since when, and when somebody is reminded. */
@Component
class Waits implements Panel {

    private final Clocks clocks;
    private final Viewers viewers;

    Waits(Clocks clocks, Viewers viewers) {
        this.clocks = clocks;
        this.viewers = viewers;
    }

    @Override
    public String slot() {
        return "ticket.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        Times times = new Times(now, Place.of(viewers.zone()), List.of());
        return clocks.standing(Long.parseLong(subject.id()), now)
                .waiting()
                .map(wait -> new Piece("reminder/wait", screen(wait, times)));
    }

    private static WaitScreen screen(Wait wait, Times times) {
        String next = wait.remindAt()
                .map(at -> "You are reminded " + times.point(at) + ".")
                .orElse("Nobody is reminded of it.");
        String drafted = wait.isOverdue() ? "A holding reply stands in the box below: send it, or change it." : next;
        return new WaitScreen(
                "Waits for " + wait.on().spoken() + ", " + times.distance(wait.since()),
                "since " + times.title(wait.since()),
                drafted,
                wait.isOverdue());
    }
}
