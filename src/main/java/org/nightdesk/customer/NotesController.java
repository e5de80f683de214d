package org.nightdesk.customer;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/customer-notes}: what is known about a customer or contact. */
@RestController
@RequestMapping("/api/v1/customer-notes")
@Needs(Role.RESPONDER)
class NotesController {

    /** {@code about} is a customer or a contact; {@code text} is Markdown. */
    record NewCustomerNoteBody(String about, String text) {}

    /** {@code version} is the one that was read: refused when somebody has changed it since. */
    record CustomerNoteBody(String text, Optional<Integer> version) {}

    record CustomerNoteView(
            String id,
            String about,
            String text,
            String by,
            Instant at,
            Optional<String> changedBy,
            Optional<Instant> changedAt,
            int version) {}

    record CustomerNotesView(List<CustomerNoteView> notes) {}

    private final Notes notes;
    private final Parties parties;
    private final InstantSource clock;

    NotesController(Notes notes, Parties parties, InstantSource clock) {
        this.notes = notes;
        this.parties = parties;
        this.clock = clock;
    }

    /** Those about one customer or contact, the newest first. */
    @GetMapping("/about/{id}")
    CustomerNotesView about(@PathVariable String id, Viewer viewer) {
        return new CustomerNotesView(notes.of(parties.party(id), viewer).stream()
                .map(NotesController::view)
                .toList());
    }

    @PostMapping
    @Transactional
    ResponseEntity<CustomerNoteView> write(Viewer viewer, @RequestBody NewCustomerNoteBody body) {
        CustomerNoteView view = view(notes.write(parties.party(body.about()), body.text(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/customer-notes/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Transactional
    CustomerNoteView change(@PathVariable String id, Viewer viewer, @RequestBody CustomerNoteBody body) {
        return view(notes.change(Note.id(id), body.text(), body.version(), viewer, clock.instant()));
    }

    /** What it said stays in the history. */
    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        if (Note.id(id) == 0) {
            throw new NotFound("note " + id);
        }
        notes.remove(Note.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static CustomerNoteView view(Note note) {
        return new CustomerNoteView(
                note.shown(),
                note.party().text(),
                note.text(),
                note.by(),
                note.at(),
                Optional.of(note.changedBy()).filter(by -> !by.isEmpty()),
                note.changedAt(),
                note.version());
    }
}
