package org.nightdesk.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Test pages through a policy: real pages by the real engine, to whom a page of that priority would go at that moment. They end by one press, when
 * nobody is left to be called, or after {@link #LASTS}; the administrators, who are told of a page that nobody answers, are not woken by them.
 */
@Component
@Transactional
class Drills {

    /** Long enough for a few steps of ten minutes. */
    static final Duration LASTS = Duration.ofHours(1);

    private final DrillStore store;
    private final Policies policies;
    private final Pages pages;
    private final Timeline timeline;

    Drills(DrillStore store, Policies policies, Pages pages, Timeline timeline) {
        this.store = store;
        this.policies = policies;
        this.pages = pages;
        this.timeline = timeline;
    }

    /** A test page and the page it is; {@code goesOn} as long as somebody is called or has it. */
    record Sent(Drill drill, Page page) {

        boolean goesOn() {
            return !(page.state() instanceof PageState.Stopped);
        }
    }

    /** Leads only: it wakes people. {@code priority} is 1 to 5. Refused while one through this policy goes on. */
    Sent begin(PolicyId id, int priority, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Policy policy = policies.policy(id);
        store.open(id).filter(this::isOver).ifPresent(before -> store.end(before, now));
        Drill drill = store.insert(id, now, now.plus(LASTS))
                .orElseThrow(() -> Refused.conflict("A test through this policy goes on. End it first."));
        pages.begin(
                new Call(
                        drill.subject(),
                        Optional.of(id),
                        "This is a test page. Nothing is wrong.",
                        "%s asked for it, to see whom “%s” calls. Answer as you would; unless somebody does, the next step is called."
                                .formatted(viewer.actor().name(), policy.name()),
                        priority,
                        "Test of " + policy.name(),
                        true),
                viewer.actor(),
                now);
        record(drill, "test-page-begun", viewer.actor(), now);
        return sent(drill);
    }

    /** Called off, whatever the page has come to; those who were told are told. Leads only. Nothing when none goes on. */
    void end(PolicyId policy, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        store.open(policy).ifPresent(drill -> end(drill, viewer.actor(), now));
    }

    void end(Drill drill, Actor by, Instant now) {
        store.end(drill, now);
        pages.stop(drill.subject(), by, "the test is over", now);
        record(drill, "test-page-ended", by, now);
    }

    /** The last through this policy, whatever became of it. */
    @Transactional(readOnly = true)
    Optional<Sent> last(PolicyId policy) {
        return store.newest(policy).map(this::sent);
    }

    private Sent sent(Drill drill) {
        return new Sent(drill, pages.lastOf(drill.subject()).orElseThrow());
    }

    private boolean isOver(Drill drill) {
        return !sent(drill).goesOn();
    }

    private void record(Drill drill, String verb, Actor by, Instant now) {
        timeline.append(Entry.internal(
                drill.policy().subject(),
                now,
                by,
                verb,
                "",
                Map.of("page", sent(drill).page().id().value())));
    }
}
