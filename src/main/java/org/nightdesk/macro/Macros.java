package org.nightdesk.macro;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Steps.Rehearsal;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps under a name: leads write them, everybody who works here runs them. */
@Component
class Macros {

    private static final int LONGEST_NAME = 80;

    private final MacroStore store;
    private final Steps steps;
    private final Timeline timeline;

    Macros(MacroStore store, Steps steps, Timeline timeline) {
        this.store = store;
        this.steps = steps;
        this.timeline = timeline;
    }

    List<Macro> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    Macro macro(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("macro " + id));
    }

    /** A new one without an id, or the one of that id changed. Refused when its name is taken or a step cannot be. */
    @Transactional
    Macro keep(Optional<Long> id, String name, List<String> lines, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give the macro a name of at most " + LONGEST_NAME + " letters.");
        }
        List<Step> wanted = Step.parseAll(lines);
        steps.check(wanted, by);
        id.ifPresent(one -> macro(one, by));
        Macro kept = id.map(one -> store.update(one, name.strip(), wanted))
                .orElseGet(() -> store.insert(name.strip(), wanted, now))
                .orElseThrow(() -> Refused.invalid("name", "There is a macro called " + name.strip() + "."));
        record(kept, id.isPresent() ? "changed" : "created", by, now);
        return kept;
    }

    @Transactional
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Macro macro = macro(id, by);
        store.delete(id);
        record(macro, "removed", by, now);
    }

    Rehearsal rehearse(long id, TicketId ticket, Viewer by, Instant now) {
        return steps.rehearse(macro(id, by).steps(), ticket, by, now);
    }

    /** All of it or nothing, told on the ticket by one line. */
    @Transactional
    void run(long id, TicketId ticket, Viewer by, Instant now) {
        Macro macro = macro(id, by);
        steps.run(macro.steps(), ticket, Map.of("run", macro.name()), by, now);
        timeline.append(Entry.internal(
                ticket.subject(),
                now,
                by.actor(),
                "ran",
                macro.name() + " (" + String.join("; ", Step.lines(macro.steps())) + ")",
                Map.of("macro", macro.text())));
    }

    private void record(Macro macro, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                macro.subject(),
                now,
                by.actor(),
                verb,
                macro.name(),
                Map.of("steps", String.join("\n", Step.lines(macro.steps())))));
    }
}
