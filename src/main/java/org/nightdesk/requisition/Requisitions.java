package org.nightdesk.requisition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Proposals;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Setting;
import org.nightdesk.configuration.Value;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Configuration requests. What is wrong with one is said before it is a ticket; what became wrong since is said before it is done. */
@Component
public class Requisitions {

    private static final int MOST_SETTINGS = 200;
    private static final int LONGEST_WHY = 2_000;

    private final RequisitionStore store;
    private final Aim aim;
    private final Proposals proposals;
    private final Definitions definitions;
    private final Register register;
    private final Tickets tickets;
    private final Timeline timeline;

    Requisitions(
            RequisitionStore store,
            Aim aim,
            Proposals proposals,
            Definitions definitions,
            Register register,
            Tickets tickets,
            Timeline timeline) {
        this.store = store;
        this.aim = aim;
        this.proposals = proposals;
        this.definitions = definitions;
        this.register = register;
        this.tickets = tickets;
        this.timeline = timeline;
    }

    /** Everything that is wrong with it; empty when it may be sent. Nothing is changed. For who works here. */
    @Transactional(readOnly = true)
    public List<Problem> problems(RequisitionDraft draft, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        List<Problem> problems = new ArrayList<>();
        if (draft.settings().isEmpty() || draft.settings().size() > MOST_SETTINGS) {
            problems.add(new Problem("settings", "Say what should be set: one setting to 200."));
        }
        if (draft.why().isBlank() || draft.why().length() > LONGEST_WHY) {
            problems.add(new Problem("why", "Say what it is for, in at most 2,000 letters: whoever approves it asks."));
        }
        try {
            problems.addAll(proposals.problems(aim.installation(draft, viewer), draft.settings(), viewer));
        } catch (Refused refused) {
            problems.addAll(refused.problems());
        }
        return problems;
    }

    /** Opens a change request that carries it. Refused with everything that is wrong with it. For who works here. */
    @Transactional
    public Requisition submit(RequisitionDraft draft, Viewer by, Instant now) {
        List<Problem> problems = problems(draft, by);
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        Installation at = aim.installation(draft, by);
        Ticket ticket = tickets.open(ticket(draft, at, by), by, now);
        Map<String, String> marks = proposals.marks(at);
        List<Proposed> kept = draft.settings().stream()
                .map(one -> new Proposed(
                        one.key(),
                        definitions.setting(at.service(), one.key()).canonical(one.value()),
                        Optional.of(marks.getOrDefault(one.key(), Proposals.unknown()))))
                .toList();
        store.insert(ticket.id(), at, kept, by.actor().name(), now);
        timeline.append(Entry.internal(
                at.id().subject(),
                now,
                by.actor(),
                "asked to change",
                ticket.number() + ": " + keys(draft),
                Map.of("ticket", ticket.number())));
        return requisition(ticket.id()).orElseThrow();
    }

    private NewTicket ticket(RequisitionDraft draft, Installation at, Viewer by) {
        return new NewTicket(
                Kind.CHANGE_REQUEST,
                cut("Settings of " + at.name() + ": " + keys(draft)),
                draft.why().strip() + "\n\n" + described(draft, at, by),
                Level.LOW,
                Level.LOW,
                at.service(),
                at.organisation(),
                aim.requester(draft).map(Person::id),
                Optional.empty(),
                Optional.empty(),
                List.of("configuration"),
                "screen",
                false);
    }

    private static String keys(RequisitionDraft draft) {
        return draft.settings().stream().map(Proposed::key).collect(Collectors.joining(", "));
    }

    private static String cut(String title) {
        return title.length() <= 200 ? title : title.substring(0, 199) + "…";
    }

    // The ticket is read by more people than the register: what is not for all stands in neither title nor text.
    private String described(RequisitionDraft draft, Installation at, Viewer by) {
        return draft.settings().stream()
                .map(one -> {
                    Setting setting = definitions.setting(at.service(), one.key());
                    boolean open = !setting.sensitive() && setting.seenBy() == Role.RESPONDER;
                    String before = register.current(at.id(), one.key())
                            .flatMap(Value::text)
                            .orElse("not set");
                    return "- `" + one.key() + "`"
                            + (open
                                    ? ": `" + before + "` → `" + setting.canonical(one.value()) + "`"
                                    : ": another value");
                })
                .collect(Collectors.joining("\n"));
    }

    /** What a ticket asks to be set; of several that were merged the first that is not so yet. Empty when it is about something else. */
    @Transactional(readOnly = true)
    public Optional<Requisition> requisition(TicketId ticket) {
        List<Requisition> all = store.of(ticket);
        return all.stream()
                .filter(one -> !isDone(one))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** How many more of those that were merged into a ticket are not so yet, after {@link #requisition}. */
    @Transactional(readOnly = true)
    public int further(TicketId ticket) {
        long open = store.of(ticket).stream().filter(one -> !isDone(one)).count();
        return (int) Math.max(0, open - 1);
    }

    /** What became wrong since it was sent; empty when it may be done. */
    @Transactional(readOnly = true)
    public List<Problem> problems(Requisition requisition, Viewer viewer) {
        return proposals.problems(requisition.at(), requisition.settings(), viewer);
    }

    /** Whether everything it asks for is so. */
    @Transactional(readOnly = true)
    public boolean isDone(Requisition requisition) {
        return requisition.settings().stream()
                .allMatch(one -> register.current(requisition.at().id(), one.key())
                        .flatMap(Value::text)
                        .equals(Optional.of(one.value())));
    }

    /** The newest first. For who works here. */
    @Transactional(readOnly = true)
    public List<Requisition> newest(int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(most);
    }
}
