package org.nightdesk.web;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.screen.Frame;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A piece of one module's on the screen of another that lies below it. The module declares a bean; the screen shows what its slots are given,
 * in the order of the beans.
 */
public interface Panel {

    /**
     * Where it stands: {@code ticket.top} below the head, {@code ticket.verbs} among the buttons, {@code ticket.more} in their menu, {@code ticket.side}
     * below the facts; {@code person} and {@code customer}, each with {@code .top} below the head and {@code .panel} among the panels; {@code customers.top}
     * above the list of customers, about {@code customer:all}; {@code new.side} beside the form for a new ticket, about whom it is for;
     * {@code every.top} above every screen; {@code report.panel} below a report; {@code home.top} above everything on home, for what must not go on unseen; {@code on-call.top} the same on the page on call;
     * {@code on-call.side} beside the lanes, about the schedule they show; {@code billing.run} and {@code billing.part} among the buttons of a bill's version and of
     * one customer's lines in it, {@code billing.bill} below its months; {@code policy.panel} below what a policy would do, {@code page.verbs} among the
     * buttons of a page, about what it is about; {@code travel.panel} below one's journeys; {@code service.panel} below what a service needs; {@code installation.panel} above an
     * installation's endpoints; {@code playbook.top} above a playbook's steps, {@code playbook.panel} below.
     */
    String slot();

    /** Empty when there is nothing to show to this viewer. Read on every visit of the screen, so within a few milliseconds. */
    Optional<Piece> on(Subject subject, Viewer viewer, Instant now);

    /** What stands in a slot, in the order of the beans. */
    static List<Piece> in(String slot, ObjectProvider<Panel> panels, Subject subject, Viewer viewer, Instant now) {
        return panels.orderedStream()
                .filter(panel -> panel.slot().equals(slot))
                .flatMap(panel -> panel.on(subject, viewer, now).stream())
                .toList();
    }

    /** A template ({@code relation/side}), which takes {@code frame} and the one record as {@code screen}. */
    record Piece(String template, Object screen) {

        /** As it is written into a page. */
        public Content in(Frame frame) {
            return output ->
                    Templates.ENGINE.render(template + ".jte", Map.of("frame", frame, "screen", screen), output);
        }
    }
}
