package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;

/** What is handed over, as it stands: the incidents, what is to be done, what still fires, and what is silenced; {@code left} says what is left out, if anything. */
record Situation(
        List<Patient> patients, List<Todo> todos, List<Awareness> fires, List<Awareness> silences, List<String> left) {

    static final Situation NONE = new Situation(List.of(), List.of(), List.of(), List.of(), List.of());

    private static final int PRESSING = 2;

    Situation {
        patients = List.copyOf(patients);
        todos = List.copyOf(todos);
        fires = List.copyOf(fires);
        silences = List.copyOf(silences);
        left = List.copyOf(left);
    }

    /** An open incident; {@code stands} says who has it or whom it waits for, {@code unanswered} that its customer had the last word. */
    record Patient(Ticket ticket, String stands, boolean held, Optional<Instant> dueAt, boolean unanswered) {}

    /** Something to do for a ticket; {@code who} may be empty. */
    record Todo(Ticket ticket, String what, String who, Optional<Instant> dueAt) {}

    /** Somebody has it and it still fires, since then; or it is silenced until then. */
    record Awareness(String number, String what, Instant at) {}

    /** Whether this is among what is to be done for a ticket. */
    boolean tells(String what, String path) {
        return todos.stream()
                .anyMatch(todo -> todo.what().equals(what)
                        && path.equals("/tickets/" + todo.ticket().number()));
    }

    /** Those that the receiver must name: open, P1 or P2. */
    List<Ticket> pressing() {
        return patients.stream()
                .map(Patient::ticket)
                .filter(ticket -> ticket.priority().value() <= PRESSING)
                .toList();
    }
}
