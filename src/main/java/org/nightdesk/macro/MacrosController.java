package org.nightdesk.macro;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/macros}: verbs in a row, under a name. */
@RestController
@RequestMapping("/api/v1/macros")
@Needs(Role.RESPONDER)
class MacrosController {

    /** {@code steps} such as "team: Payments" and "reply: We have it". */
    record MacroBody(String name, List<String> steps) {}

    record MacroView(String id, String name, List<String> steps) {

        static MacroView of(Macro macro) {
            return new MacroView(macro.text(), macro.name(), Step.lines(macro.steps()));
        }
    }

    record MacroRunBody(String ticket) {}

    /** What it would do, line by line; {@code refusal} is why it cannot, empty when it can. */
    record RehearsalView(List<String> lines, String refusal) {}

    private final Macros macros;
    private final InstantSource clock;

    MacrosController(Macros macros, InstantSource clock) {
        this.macros = macros;
        this.clock = clock;
    }

    @GetMapping
    Listed<MacroView> list(Window window, Viewer viewer) {
        return window.cut(macros.all(viewer), Macro::id, MacroView::of);
    }

    @GetMapping("/{id}")
    MacroView show(@PathVariable String id, Viewer viewer) {
        return MacroView.of(macros.macro(Macro.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<MacroView> create(Viewer viewer, @RequestBody MacroBody body) {
        MacroView made =
                MacroView.of(macros.keep(Optional.empty(), body.name(), body.steps(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/macros/" + made.id())).body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    MacroView change(@PathVariable String id, Viewer viewer, @RequestBody MacroBody body) {
        return MacroView.of(macros.keep(Optional.of(Macro.id(id)), body.name(), body.steps(), viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        macros.remove(Macro.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/rehearsal")
    @Summary("What the macro would do to a ticket; nothing is done.")
    RehearsalView rehearse(@PathVariable String id, @RequestParam String ticket, Viewer viewer) {
        Steps.Rehearsal rehearsal = macros.rehearse(Macro.id(id), ticket(ticket), viewer, clock.instant());
        return new RehearsalView(rehearsal.lines(), rehearsal.refusal());
    }

    @PostMapping("/{id}/runs")
    @Summary("Runs the macro on a ticket, all of it or nothing.")
    @Transactional
    ResponseEntity<Void> run(@PathVariable String id, Viewer viewer, @RequestBody MacroRunBody body) {
        macros.run(Macro.id(id), ticket(body.ticket()), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static TicketId ticket(String number) {
        return TicketNumber.parse(number).orElseThrow(() -> Refused.invalid("ticket", "A ticket looks like INC-1042."));
    }
}
