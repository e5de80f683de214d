package org.nightdesk.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Root cause analyses, one for a ticket: drafted from its timeline, completed by people, approved. For staff only; whoever is none finds nothing
 * (NotFound).
 */
@Component
@Transactional
public class Reviews {

    /** The live topic of everything that lists reviews. */
    static final String TOPIC = "reviews";

    private final ReviewStore store;
    private final QuestionStore questions;
    private final Tickets tickets;
    private final Timeline timeline;
    private final Bell bell;

    Reviews(ReviewStore store, QuestionStore questions, Tickets tickets, Timeline timeline, Bell bell) {
        this.store = store;
        this.questions = questions;
        this.tickets = tickets;
        this.timeline = timeline;
        this.bell = bell;
    }

    /**
     * Begins the review of an incident that works again, drafted from its timeline with times in {@code zone}; the one that exists already if
     * there is one. Refuses a ticket that still lasts, and a request.
     */
    public ReviewId begin(TicketId id, Viewer viewer, ZoneId zone, Instant now) {
        Ticket ticket = visible(id, viewer);
        Optional<Review> known = store.find(id);
        if (known.isPresent()) {
            return known.get().id();
        }
        refusal(ticket).ifPresent(refused -> {
            throw refused;
        });
        Optional<ReviewId> fresh = store.insert(id, owner(ticket, viewer), zone, now);
        fresh.ifPresent(review -> draft(review, ticket, zone, viewer, now));
        return fresh.or(() -> store.find(id).map(Review::id)).orElseThrow();
    }

    /** Whether the ticket has one, for a link on its page; false for whoever is not staff. */
    @Transactional(readOnly = true)
    public boolean has(TicketId id, Viewer viewer) {
        return viewer.may(Role.RESPONDER) && store.find(id).isPresent();
    }

    @Transactional(readOnly = true)
    Review review(TicketId id, Viewer viewer) {
        visible(id, viewer);
        return store.find(id).orElseThrow(() -> new NotFound("no review of ticket " + id.value()));
    }

    /** The newest first, before an id; 0 for the start. */
    @Transactional(readOnly = true)
    List<Review> newest(long before, int limit, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(before, limit);
    }

    /** The course of the incident that a review is about. Once it is approved, what happened later is left out. */
    @Transactional(readOnly = true)
    Course course(Review review) {
        List<Recorded> entries = timeline.of(review.ticket().subject(), Viewer.system());
        return Course.of(entries.stream()
                .filter(entry -> switch (review.state()) {
                    case ReviewState.Draft draft -> true;
                    case ReviewState.Approved approved -> !Course.at(entry).isAfter(approved.at());
                })
                .toList());
    }

    /** Keeps what was written on {@code version}; what others saved in other parts since is kept too. Refuses when approved. */
    Saved save(TicketId id, int version, Change change, Viewer viewer, Instant now) {
        Review review = lockDraft(id, viewer);
        Sections base = store.text(review.id(), version).orElseThrow(() -> new NotFound("version " + version));
        Sections checked = Texts.checked(change.of(base));
        Merge merge = Merge.of(base, checked, review.sections());
        if (!merge.clashes().isEmpty()) {
            return new Saved.Clash(review, checked, merge.clashes());
        }
        if (!merge.merged().equals(review.sections())) {
            store.revise(
                    review.id(),
                    review.version() + 1,
                    merge.merged(),
                    viewer.actor().name(),
                    now);
            record(review, viewer, "revised", changed(review.sections(), merge.merged()), now);
        }
        return new Saved.Kept(fresh(review), version != review.version());
    }

    /** Adds a question that must be answered before the approval; its number. */
    int ask(TicketId id, String text, Viewer viewer, Instant now) {
        Review review = lockDraft(id, viewer);
        String question = Texts.line("text", text, "Write what is not known.");
        int number = review.questions().size() + 1;
        questions.ask(review.id(), number, question);
        record(review, viewer, "asked", question, now);
        return number;
    }

    /** Answers one; answering again replaces the answer. */
    Review answer(TicketId id, int number, String text, Viewer viewer, Instant now) {
        Review review = lockDraft(id, viewer);
        Question question = review.questions().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("question " + number));
        String answer = Texts.needed("answer", text, "Write what you found out, or that it cannot be known and why.");
        questions.answer(
                review.id(), number, new Question.Answer(answer, viewer.actor().name(), now));
        record(review, viewer, "answered", question.text() + " " + answer, now);
        return fresh(review);
    }

    /** Approves, by a lead or an administrator. Refused, with every reason, while something is missing. */
    Review approve(TicketId id, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Review review = lock(id, viewer);
        if (review.isApproved()) {
            return review;
        }
        List<String> obstacles = review.obstacles();
        if (!obstacles.isEmpty()) {
            throw Refused.invalid(obstacles.stream()
                    .map(reason -> new Refused.Problem("", reason))
                    .toList());
        }
        store.approve(review.id(), viewer.actor().name(), now);
        record(review, viewer, "approved", "", now);
        tell(review.ticket(), viewer, "review-approved", review.sections().title(), now);
        return fresh(review);
    }

    /** Makes it a draft again, by a lead or an administrator. */
    Review reopen(TicketId id, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Review review = lock(id, viewer);
        if (!review.isApproved()) {
            return review;
        }
        store.approve(review.id(), null, null);
        record(review, viewer, "reopened", "", now);
        tell(review.ticket(), viewer, "review-reopened", review.sections().title(), now);
        return fresh(review);
    }

    Review lock(TicketId id, Viewer viewer) {
        visible(id, viewer);
        return store.lock(id).orElseThrow(() -> new NotFound("no review of ticket " + id.value()));
    }

    Review fresh(Review review) {
        return store.find(review.id()).orElseThrow();
    }

    /** Every change of a review ends here. */
    void record(Review review, Viewer viewer, String verb, String text, Instant now) {
        store.changed(review.id(), now);
        append(review.id().subject(), viewer, verb, text, now);
        bell.ring(TOPIC);
    }

    private Review lockDraft(TicketId id, Viewer viewer) {
        Review review = lock(id, viewer);
        if (review.isApproved()) {
            throw Refused.conflict("It is approved. A lead can make it a draft again.");
        }
        return review;
    }

    private Ticket visible(TicketId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return tickets.ticket(id, viewer);
    }

    private void draft(ReviewId id, Ticket ticket, ZoneId zone, Viewer viewer, Instant now) {
        Course course = Course.of(timeline.of(ticket.id().subject(), Viewer.system()));
        Drafting.Draft draft = Drafting.draft(ticket.title(), course, zone);
        store.revise(id, 1, draft.sections(), viewer.actor().name(), now);
        for (int index = 0; index < draft.questions().size(); index++) {
            questions.ask(id, index + 1, draft.questions().get(index));
        }
        append(id.subject(), viewer, "begun", ticket.number(), now);
        tell(ticket.id(), viewer, "review-begun", "Root cause analysis begun", now);
        bell.ring(TOPIC);
    }

    private void tell(TicketId ticket, Viewer viewer, String verb, String text, Instant now) {
        append(ticket.subject(), viewer, verb, text, now);
    }

    private void append(Subject subject, Viewer viewer, String verb, String text, Instant now) {
        timeline.append(Entry.internal(subject, now, viewer.actor(), verb, text, Map.of()));
    }

    private static Optional<PersonId> owner(Ticket ticket, Viewer viewer) {
        Optional<PersonId> beginner = viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
        return ticket.assignee().or(() -> beginner);
    }

    /** Why the ticket can have no review yet; empty when it can. */
    static Optional<Refused> refusal(Ticket ticket) {
        if (ticket.kind() != Kind.INCIDENT) {
            return Optional.of(Refused.invalid(
                    "ticket", ticket.number() + " is a request. Root causes are looked for in incidents."));
        }
        boolean works = ticket.state().over() || ticket.state() instanceof TicketState.Workaround;
        return works
                ? Optional.empty()
                : Optional.of(Refused.conflict(ticket.number()
                        + " still lasts. Restore or resolve it first: the draft is made from its timeline."));
    }

    private static String changed(Sections before, Sections after) {
        return java.util.Arrays.stream(Sections.Part.values())
                .filter(part -> !before.part(part).equals(after.part(part)))
                .map(Sections.Part::heading)
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
