package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.relation.Families.Done;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tickets/{id}/children}: adopt, release, tell, and resolve with the parent. */
@RestController
@RequestMapping("/api/v1/tickets/{id}/children")
@Needs(Role.AGENT)
class FamilyController {

    record ChildrenBody(List<String> tickets) {}

    /** {@code tickets} are the children whose customers are told; left out: all that are open. */
    record TellBody(String body, Optional<List<String>> tickets) {}

    /** {@code text} names one of the texts, left out: nothing is written; {@code resolve} is true when left out. */
    record FateBody(String ticket, Optional<String> text, Optional<Boolean> resolve) {}

    /** {@code texts} by names of your choice; children that are not named stay as they are. */
    record ResolutionBody(Optional<String> note, Optional<Map<String, String>> texts, List<FateBody> children) {}

    record ChildView(String ticket, String title, String state) {}

    record FamilyView(String ticket, List<ChildView> children) {}

    record ToldView(int told) {}

    record ResolutionView(String ticket, int resolved, int told, int left) {}

    private final Families families;
    private final Numbers numbers;
    private final InstantSource clock;

    FamilyController(Families families, Numbers numbers, InstantSource clock) {
        this.families = families;
        this.numbers = numbers;
        this.clock = clock;
    }

    @GetMapping
    FamilyView show(@PathVariable String id, Viewer viewer) {
        Ticket parent = numbers.at(id, viewer);
        return new FamilyView(
                parent.number(),
                families.children(parent.id(), viewer).stream()
                        .map(child -> new ChildView(
                                child.number(), child.title(), child.state().word()))
                        .toList());
    }

    @PostMapping
    FamilyView adopt(@PathVariable String id, Viewer viewer, @RequestBody ChildrenBody body) {
        Ticket parent = numbers.at(id, viewer);
        families.adopt(parent.id(), ids("tickets", body.tickets(), viewer), viewer, clock.instant());
        return show(id, viewer);
    }

    @DeleteMapping("/{child}")
    FamilyView release(@PathVariable String id, @PathVariable String child, Viewer viewer) {
        Ticket parent = numbers.at(id, viewer);
        Ticket one = numbers.at(child, viewer);
        if (families.parent(one.id(), viewer)
                .map(Ticket::id)
                .filter(parent.id()::equals)
                .isPresent()) {
            families.release(one.id(), viewer, clock.instant());
        }
        return show(id, viewer);
    }

    @PostMapping("/notes")
    ToldView tell(@PathVariable String id, Viewer viewer, @RequestBody TellBody body) {
        Ticket parent = numbers.at(id, viewer);
        List<TicketId> children = body.tickets()
                .map(named -> ids("tickets", named, viewer))
                .orElseGet(() -> families.children(parent.id(), viewer).stream()
                        .map(Ticket::id)
                        .toList());
        return new ToldView(families.tell(parent.id(), body.body(), children, viewer, clock.instant()));
    }

    @PostMapping("/resolution")
    ResolutionView resolve(@PathVariable String id, Viewer viewer, @RequestBody ResolutionBody body) {
        Ticket parent = numbers.at(id, viewer);
        Map<String, String> texts = body.texts().orElse(Map.of());
        List<Fate> fates = body.children().stream()
                .map(child -> new Fate(
                        numbers.typed("children", child.ticket(), viewer).id(),
                        child.text().map(name -> text(texts, name)).orElse(""),
                        child.resolve().orElse(true)))
                .toList();
        Done done = families.resolve(parent.id(), body.note().orElse(""), fates, viewer, clock.instant());
        return new ResolutionView(parent.number(), done.resolved(), done.told(), done.left());
    }

    private static String text(Map<String, String> texts, String name) {
        return Optional.ofNullable(texts.get(name))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refused.invalid("texts", "There is no text \"" + name + "\", or it is empty."));
    }

    private List<TicketId> ids(String field, List<String> named, Viewer viewer) {
        return numbers.list(field, String.join(" ", named), viewer).stream()
                .map(Ticket::id)
                .toList();
    }
}
