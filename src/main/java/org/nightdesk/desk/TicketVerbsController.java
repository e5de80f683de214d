package org.nightdesk.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done with a ticket, one resource per verb. Each answers the ticket as it then is. */
@RestController
@RequestMapping("/api/v1/tickets/{id}")
class TicketVerbsController {

    record AcknowledgementBody(Optional<Instant> until) {}

    /** {@code waitingOn} is customer, developer, vendor, change or other, which it is when left out. */
    record HoldBody(Optional<Instant> until, String reason, Optional<String> waitingOn) {}

    record WorkaroundBody(String how) {}

    record ResolutionBody(Optional<String> note) {}

    record ReopeningBody(Optional<String> reason, Optional<Boolean> page) {}

    record AssignmentBody(Optional<String> person, Optional<String> team) {}

    /** Of the others in the mail thread only {@code copies} get one; without it, all who are kept in Cc. */
    record NoteBody(String body, Optional<String> visibility, Optional<List<String>> copies) {}

    record LinkBody(String kind, String ticket) {}

    record NoteView(String id, String body, String visibility) {}

    record EntryView(
            String id, Instant at, String by, String verb, String text, Map<String, Object> facts, String visibility) {

        static EntryView of(Recorded recorded) {
            var entry = recorded.entry();
            return new EntryView(
                    Long.toString(recorded.id()),
                    entry.at(),
                    entry.actor().name(),
                    entry.verb(),
                    entry.text(),
                    Map.copyOf(entry.facts()),
                    entry.isPublic() ? "public" : "internal");
        }
    }

    private final Tickets tickets;
    private final TicketLinks links;
    private final TicketsController shown;
    private final Timeline timeline;
    private final InstantSource clock;

    TicketVerbsController(
            Tickets tickets, TicketLinks links, TicketsController shown, Timeline timeline, InstantSource clock) {
        this.tickets = tickets;
        this.links = links;
        this.shown = shown;
        this.timeline = timeline;
        this.clock = clock;
    }

    @GetMapping("/timeline")
    Listed<EntryView> timeline(@PathVariable String id, Window window, Viewer viewer) {
        Ticket ticket = tickets.ticket(TicketsController.number(id), viewer);
        return window.cut(timeline.of(ticket.id().subject(), viewer), Recorded::id, EntryView::of);
    }

    @PostMapping("/acknowledgement")
    TicketView acknowledge(
            @PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<AcknowledgementBody> body) {
        return view(
                tickets.acknowledge(
                        TicketsController.number(id),
                        viewer,
                        body.flatMap(AcknowledgementBody::until),
                        clock.instant()),
                viewer);
    }

    @DeleteMapping("/acknowledgement")
    TicketView giveBack(@PathVariable String id, Viewer viewer) {
        return view(tickets.giveBack(TicketsController.number(id), viewer, clock.instant()), viewer);
    }

    @PostMapping("/hold")
    TicketView hold(@PathVariable String id, Viewer viewer, @RequestBody HoldBody body) {
        return view(
                tickets.hold(
                        TicketsController.number(id),
                        body.waitingOn().map(Waiting::of).orElse(Waiting.OTHER),
                        body.until(),
                        body.reason(),
                        viewer,
                        clock.instant()),
                viewer);
    }

    @DeleteMapping("/hold")
    TicketView unhold(@PathVariable String id, Viewer viewer) {
        return view(tickets.unhold(TicketsController.number(id), viewer, clock.instant()), viewer);
    }

    @PostMapping("/workaround")
    TicketView restore(@PathVariable String id, Viewer viewer, @RequestBody WorkaroundBody body) {
        return view(tickets.restore(TicketsController.number(id), body.how(), viewer, clock.instant()), viewer);
    }

    @PostMapping("/resolution")
    TicketView resolve(
            @PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<ResolutionBody> body) {
        String note = body.flatMap(ResolutionBody::note).orElse("");
        return view(tickets.resolve(TicketsController.number(id), note, viewer, clock.instant()), viewer);
    }

    @DeleteMapping("/resolution")
    TicketView reopen(@PathVariable String id, Viewer viewer) {
        return view(tickets.reopen(TicketsController.number(id), "", false, viewer, clock.instant()), viewer);
    }

    @PostMapping("/reopening")
    TicketView reopen(@PathVariable String id, Viewer viewer, @RequestBody ReopeningBody body) {
        return view(
                tickets.reopen(
                        TicketsController.number(id),
                        body.reason().orElse(""),
                        body.page().orElse(false),
                        viewer,
                        clock.instant()),
                viewer);
    }

    @PostMapping("/closure")
    TicketView close(@PathVariable String id, Viewer viewer) {
        return view(tickets.close(TicketsController.number(id), viewer, clock.instant()), viewer);
    }

    @PostMapping("/assignment")
    TicketView assign(@PathVariable String id, Viewer viewer, @RequestBody AssignmentBody body) {
        return view(
                tickets.assign(
                        TicketsController.number(id),
                        body.person().map(person -> TicketsController.person("person", person)),
                        body.team()
                                .map(team ->
                                        TeamId.parse(team).orElseThrow(() -> TicketsController.unknown("team", team))),
                        viewer,
                        clock.instant()),
                viewer);
    }

    @PostMapping("/notes")
    NoteView note(@PathVariable String id, Viewer viewer, @RequestBody NoteBody body) {
        String visibility = body.visibility().orElse("internal");
        if (!visibility.equals("internal") && !visibility.equals("public")) {
            throw Refused.invalid("visibility", "A note is internal or public, not \"" + visibility + "\".");
        }
        long entry = tickets.note(
                TicketsController.number(id),
                body.body(),
                visibility.equals("public"),
                body.copies().map(Set::copyOf),
                viewer,
                clock.instant());
        return new NoteView(Long.toString(entry), body.body(), visibility);
    }

    @PostMapping("/links")
    TicketView link(@PathVariable String id, Viewer viewer, @RequestBody LinkBody body) {
        links.link(
                TicketsController.number(id),
                TicketNumber.parse(body.ticket()).orElseThrow(() -> TicketsController.unknown("ticket", body.ticket())),
                body.kind(),
                viewer,
                clock.instant());
        return shown.show(id, viewer);
    }

    /** Wakes somebody by the service's policy; nothing when a page is already open. */
    @PostMapping("/page")
    TicketView page(@PathVariable String id, Viewer viewer) {
        tickets.page(TicketsController.number(id), viewer, clock.instant());
        return shown.show(id, viewer);
    }

    private TicketView view(Ticket ticket, Viewer viewer) {
        return shown.view(ticket, viewer);
    }
}
