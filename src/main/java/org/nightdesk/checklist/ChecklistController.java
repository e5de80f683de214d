package org.nightdesk.checklist;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/checklist}: what must be done, point by point. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/checklist")
@Needs(Role.RESPONDER)
class ChecklistController {

    /** A point, or the name of a template whose points are added. */
    record PointBody(Optional<String> text, Optional<String> template) {}

    record DoneBody(boolean done) {}

    record PointView(String id, String text, Optional<String> doneBy, Optional<Instant> doneAt) {

        static PointView of(Item item) {
            return new PointView(item.text(), item.words(), item.doneBy(), item.doneAt());
        }
    }

    private final Checklists checklists;
    private final InstantSource clock;

    ChecklistController(Checklists checklists, InstantSource clock) {
        this.checklists = checklists;
        this.clock = clock;
    }

    @GetMapping
    List<PointView> list(@PathVariable String id, Viewer viewer) {
        return views(checklists.of(ticket(id), viewer));
    }

    @PostMapping
    @Summary("Adds a point, or those of a template; the whole list.")
    @Transactional
    List<PointView> add(@PathVariable String id, Viewer viewer, @RequestBody PointBody body) {
        if (body.text().isPresent() == body.template().isPresent()) {
            throw Refused.invalid("text", "Give either a text or a template.");
        }
        Instant now = clock.instant();
        return views(
                body.text().isPresent()
                        ? checklists.add(ticket(id), body.text().get(), viewer, now)
                        : checklists.addFrom(ticket(id), body.template().orElseThrow(), viewer, now));
    }

    @PutMapping("/{item}")
    @Summary("Ticks a point, or takes the tick away.")
    @Transactional
    PointView tick(@PathVariable String id, @PathVariable String item, Viewer viewer, @RequestBody DoneBody body) {
        return PointView.of(checklists.tick(ticket(id), Item.id(item), body.done(), viewer, clock.instant()));
    }

    @DeleteMapping("/{item}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, @PathVariable String item, Viewer viewer) {
        checklists.remove(ticket(id), Item.id(item), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static List<PointView> views(List<Item> items) {
        return items.stream().map(PointView::of).toList();
    }

    private static TicketId ticket(String number) {
        return TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
    }
}
