package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.escalation.Course;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Reach;
import org.nightdesk.escalation.Ring;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.maintenance.MaintenanceMoved;
import org.nightdesk.paging.AnswerStore.Answer;
import org.nightdesk.paging.Page.Held;
import org.nightdesk.paging.PageStore.Begun;
import org.nightdesk.paging.PageStore.Way;
import org.nightdesk.people.PersonId;
import org.nightdesk.silence.SilenceMoved;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The pages: calls for help that do not end until somebody answers or nobody is needed any more. A subject has at most
 * one that is open. Each verb may come twice and changes nothing the second time.
 */
@Component
@Transactional
public class Pages {

    /** The live topic of everything that lists pages. */
    public static final String TOPIC = "pages";

    /** Whoever it was passed to has so long before the steps go on. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PageStore pages;
    private final HoldStore holds;
    private final AttemptStore attempts;
    private final AnswerStore answers;
    private final Acknowledgements acknowledgements;
    private final Decisions decisions;
    private final Policies policies;
    private final Course course;
    private final Timeline timeline;
    private final Bell bell;
    private final List<SubjectHolder> holders;

    Pages(
            PageStore pages,
            HoldStore holds,
            AttemptStore attempts,
            AnswerStore answers,
            Acknowledgements acknowledgements,
            Decisions decisions,
            Policies policies,
            Course course,
            Timeline timeline,
            Bell bell,
            List<SubjectHolder> holders) {
        this.pages = pages;
        this.holds = holds;
        this.attempts = attempts;
        this.answers = answers;
        this.acknowledgements = acknowledgements;
        this.decisions = decisions;
        this.policies = policies;
        this.course = course;
        this.timeline = timeline;
        this.bell = bell;
        this.holders = holders;
    }

    /** Begins to page, due at once; the page that is already open for this subject if there is one. */
    public PageId begin(Call call, Actor actor, Instant now) {
        Optional<Policy> policy = call.policy().flatMap(policies::find);
        return begin(
                call,
                policy.map(p -> new Way(Optional.of(p.id()), p.name(), p.steps(), p.repeat()))
                        .orElse(new Way(Optional.empty(), "", List.of(), 0)),
                policy.map(p -> "By the policy " + p.name() + ", edition " + p.version())
                        .orElse("No policy says whom to wake"),
                actor,
                now);
    }

    /**
     * As {@link #begin(Call, Actor, Instant)}, without a policy: these people, all at once, three times five minutes apart, before nobody is
     * left. {@code who} says whose turn that is, and stands where the name of the policy would.
     */
    public PageId begin(Call call, List<PersonId> people, String who, Actor actor, Instant now) {
        Step all = new Step(
                people.stream()
                        .map(person -> new Target(Target.Kind.PERSON, person.value()))
                        .toList(),
                5);
        return begin(call, new Way(Optional.empty(), who, List.of(all), 2), who, actor, now);
    }

    private PageId begin(Call call, Way way, String words, Actor actor, Instant now) {
        Optional<Page> open = pages.lockOpen(call.subject());
        if (open.isPresent()) {
            open.filter(page -> page.held().isPresent()).ifPresent(page -> calledAgain(page, call, actor, now));
            return open.get().id();
        }
        Begun begun = pages.insert(call, way, now);
        PageId id = begun.id();
        timeline.append(Entry.internal(
                id.subject(),
                now,
                actor,
                "begun",
                words,
                Map.of("subject", call.subject().toString(), "priority", call.priority())));
        begun.held().ifPresent(held -> postponed(id, call.subject(), held, now));
        bell.ring(Escalator.TOPIC);
        bell.ring(TOPIC);
        return id;
    }

    // Somebody wants it at once, or it has become as pressing as what is not held.
    private void calledAgain(Page page, Call call, Actor actor, Instant now) {
        boolean waitsOn = call.holdable().isPresent()
                && (page.held().filter(Held::silenced).isPresent()
                                && !call.silences().isEmpty()
                        ? holds.sooner(page.id(), call.silences(), now)
                        : holds.heldOn(page.id(), call.priority(), call.silences(), now)
                                .isPresent());
        if (!waitsOn) {
            holds.release(page.id(), call.priority(), now);
            decisions.record(page, "released", actor, "It is called for again, as P" + call.priority(), now);
            bell.ring(Escalator.TOPIC);
        }
    }

    /** It waits for the end of maintenance or of a silence, which stands on its proof and with what it is about. */
    void postponed(PageId id, Subject subject, Held held, Instant now) {
        Map<String, ?> until = Map.of("until", held.until().toString(), "page", id.value());
        timeline.append(Entry.internal(
                id.subject(), now, Actor.system(), held.silenced() ? "silenced" : "postponed", held.reason(), until));
        timeline.append(Entry.internal(
                subject, now, Actor.system(), held.silenced() ? "page-silenced" : "page-held", held.reason(), until));
    }

    /** In the transaction that moves the end of maintenance what it holds is moved too: then the engine looks whether it must wait on. */
    @EventListener
    void on(MaintenanceMoved moved) {
        if (holds.moved(moved.window(), moved.until())) {
            bell.ring(Escalator.TOPIC);
            bell.ring(TOPIC);
        }
    }

    /** The same for silences. */
    @EventListener
    void on(SilenceMoved moved) {
        if (holds.silencesMoved(moved.now())) {
            bell.ring(Escalator.TOPIC);
            bell.ring(TOPIC);
        }
    }

    /**
     * Somebody has answered: paging stops everywhere, in this transaction. {@code until} must lie ahead; past it paging
     * begins again. Answering again changes who and until when. Where several must answer, it goes on until enough have, and ends
     * when the first of them wants it to. Refused when the page is over, and to trainees whom no lead has signed off.
     */
    public Page acknowledge(PageId id, Actor by, Optional<Instant> until, Instant now) {
        return acknowledge(id, by, until, "", now);
    }

    /** As {@link #acknowledge(PageId, Actor, Optional, Instant)}, where it is known by which kind of way somebody answered, such as {@code sms}; empty: it is not. */
    public Page acknowledge(PageId id, Actor by, Optional<Instant> until, String way, Instant now) {
        return acknowledgements.take(lock(id), by, until, way, now);
    }

    /** As {@link #acknowledge(PageId, Actor, Optional, Instant)}; empty when no page is open for the subject. */
    public Optional<Page> acknowledge(Subject subject, Actor by, Optional<Instant> until, Instant now) {
        return pages.lockOpen(subject).map(page -> acknowledgements.take(page, by, until, "", now));
    }

    /** Calls the next step at once: the one who was asked cannot or it takes too long. Refused when the page is over. */
    public Page escalate(PageId id, Actor by, String reason, Instant now) {
        Page page = lock(id);
        page.refuseWhenOver();
        acknowledgements.takenFrom(page, by, now);
        pages.save(page, new PageState.Paging(), page.place(), now);
        decisions.record(page, "escalated", by, reason, now);
        bell.ring(Escalator.TOPIC);
        return page(id);
    }

    /**
     * Not theirs but somebody's whom they name: that one is called at once, and the steps go on five minutes later, unless somebody answers. Refused when the page
     * is over, and for somebody who has left.
     */
    public Page passTo(PageId id, PersonId to, Actor by, String reason, Instant now) {
        Page page = lock(id);
        page.refuseWhenOver();
        List<Ring> rings = course.person(to, page.priority(), now);
        if (rings.isEmpty()) {
            throw Refused.invalid("to", "They are not here any more. Choose somebody else.");
        }
        acknowledgements.takenFrom(page, by, now);
        rings.forEach(ring -> attempts.insert(
                page, Attempt.Purpose.PAGE, page.round(), page.step(), ring.reach(), now.plus(ring.after()), ""));
        pages.save(page, new PageState.Paging(), page.place(), now.plus(PATIENCE));
        String name = rings.getFirst().reach().name();
        decisions.record(page, "passed-to", by, name + (reason.isBlank() ? "" : ": " + reason.strip()), now);
        timeline.append(Entry.internal(
                page.subject(), now, by, "paged", name, Map.of("page", page.id().value())));
        bell.ring(Dispatcher.TOPIC);
        return page(id);
    }

    /**
     * What it is about is over: the ticket is resolved, as on its own screen; paging ends. {@code note} may be empty. Refused when the page is over, and to trainees
     * whom no lead has signed off.
     */
    public Page resolve(PageId id, Viewer by, String note, Instant now) {
        Page page = lock(id);
        page.refuseWhenOver();
        if (by.actor().isPerson()) {
            acknowledgements.refuseInTraining(page, new PersonId(by.actor().id()), now);
        }
        boolean done = holders.stream().anyMatch(holder -> holder.resolve(page.subject(), by, note, now));
        if (!done) {
            stop(page.subject(), by.actor(), "resolved by " + by.actor().name(), now);
        }
        return page(id);
    }

    /** Gives an acknowledgement back: paging begins again from the first step. Nothing when it was not acknowledged. */
    public void giveBack(Subject subject, Actor by, Instant now) {
        pages.lockOpen(subject).ifPresent(page -> {
            if (acknowledgements.giveBack(page, by, now)) {
                bell.ring(Escalator.TOPIC);
            }
        });
    }

    /** The subject needs nobody any more: paging ends, and those who were told are told that too. */
    public void stop(Subject subject, Actor by, String reason, Instant now) {
        pages.lockOpen(subject).ifPresent(page -> {
            pages.save(page, new PageState.Stopped(now, reason), page.place(), null);
            attempts.callOff(page.id());
            tellThoseWhoWereTold(page, by, reason, now);
            decisions.record(page, "stopped", by, reason, now);
            bell.ring(Dispatcher.TOPIC);
        });
    }

    /** Throws NotFound when there is none. */
    @Transactional(readOnly = true)
    public Page page(PageId id) {
        return pages.find(id).orElseThrow(() -> new NotFound("page " + id.value()));
    }

    /** The newest page of a subject, open or over. */
    @Transactional(readOnly = true)
    public Optional<Page> lastOf(Subject subject) {
        return pages.lastOf(subject);
    }

    /** Pages that nobody has answered, oldest first, at most {@code most}. */
    @Transactional(readOnly = true)
    public List<Page> calling(int most) {
        return pages.calling(most);
    }

    /** Of the pages that nobody has answered and that this person was told of, the most pressing, then the one that has waited longest; a test last. */
    @Transactional(readOnly = true)
    public Optional<Page> waitingFor(PersonId person) {
        return pages.waitingFor(person);
    }

    /** By id after this one, of one subject and in one state (as in the API) if given. */
    @Transactional(readOnly = true)
    public List<Page> following(long after, Optional<Subject> subject, Optional<String> state, int most) {
        return pages.following(after, subject.orElse(null), state.orElse(null), most);
    }

    /** The last that were begun before the page of this number, newest first. */
    @Transactional(readOnly = true)
    public List<Page> newest(long before, int most) {
        return pages.newest(before, most);
    }

    /** How many have answered of those who must. */
    @Transactional(readOnly = true)
    public int answered(PageId id) {
        return answers.of(id).size();
    }

    /** Who has answered, in order, of those who must. */
    @Transactional(readOnly = true)
    List<Answer> answers(PageId id) {
        return answers.of(id);
    }

    /** What a person was told of since then, the one told last first, whatever became of them. */
    @Transactional(readOnly = true)
    public List<Page> toldTo(PersonId person, Instant since) {
        return pages.toldTo(person, since);
    }

    /** What these people were told of from then on and before the other, by when it began; whatever became of it. */
    @Transactional(readOnly = true)
    public List<Page> toldBetween(Collection<PersonId> people, Instant from, Instant until, int most) {
        return pages.toldBetween(people, from, until, most);
    }

    /** Where messages of one kind about pages that nobody has answered went since then. */
    @Transactional(readOnly = true)
    public List<String> waitingAt(String kind, Instant since) {
        return attempts.waitingAt(kind, since);
    }

    /** Each attempt in the order it was decided. */
    @Transactional(readOnly = true)
    public List<Attempt> attempts(PageId id) {
        return attempts.of(id);
    }

    /** Each decision in order, with its reason. */
    @Transactional(readOnly = true)
    public List<Recorded> decisions(PageId id) {
        return timeline.of(id.subject(), Viewer.system());
    }

    private Page lock(PageId id) {
        Page seen = page(id);
        holders.forEach(holder -> holder.hold(seen.subject()));
        return pages.lock(id).orElseThrow(() -> new NotFound("page " + id.value()));
    }

    private void tellThoseWhoWereTold(Page page, Actor by, String reason, Instant now) {
        attempts.of(page.id()).stream()
                .filter(attempt ->
                        attempt.purpose() == Attempt.Purpose.PAGE || attempt.purpose() == Attempt.Purpose.SHADOW)
                .filter(attempt -> switch (attempt.state()) {
                    case SENT, DELIVERED, ANSWERED, UNKNOWN -> true;
                    case WAITING, SENDING, FAILED -> false;
                })
                .filter(attempt ->
                        !(by.isPerson() && by.id() == attempt.person().value()))
                .map(attempt -> new Reach(attempt.person(), attempt.name(), attempt.kind(), attempt.address()))
                .distinct()
                .forEach(reach -> attempts.insert(
                        page, Attempt.Purpose.ALL_CLEAR, page.round(), page.step(), reach, now, reason));
    }
}
