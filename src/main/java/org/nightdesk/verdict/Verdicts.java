package org.nightdesk.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.verdict.VerdictStore.Paged;
import org.nightdesk.verdict.VerdictStore.Sum;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What those who were paged say about it. Only they can, about their own waking; it may be said otherwise later. */
@Component
@Transactional
class Verdicts {

    /** How far back the sums look. */
    static final Duration LATELY = Duration.ofDays(90);

    private final VerdictStore store;
    private final Pages pages;
    private final Teams teams;
    private final ObjectProvider<AlertRules> rules;
    private final Timeline timeline;

    Verdicts(VerdictStore store, Pages pages, Teams teams, ObjectProvider<AlertRules> rules, Timeline timeline) {
        this.store = store;
        this.pages = pages;
        this.teams = teams;
        this.rules = rules;
        this.timeline = timeline;
    }

    /** NotFound for who was not paged, and for a test. Nothing when it was said already. */
    void give(PageId id, Person by, Worth worth, Instant now) {
        Page page = pages.page(id);
        if (page.test() || !mayJudge(page, by.id())) {
            throw new NotFound("a verdict of " + by.id() + " about page " + id);
        }
        Paged paged = new Paged(
                page.service(),
                rules.stream()
                        .flatMap(each -> each.rule(page.subject()).stream())
                        .findFirst()
                        .orElse(""),
                page.policyName(),
                page.policy()
                        .map(PolicyId::text)
                        .map(text -> "/policies/" + text)
                        .orElse(""));
        if (store.put(id, by.id(), worth, Origin.of(beganBy(id), teams), paged, now)) {
            timeline.append(Entry.internal(
                    id.subject(), now, by.actor(), "judged", worth.label(), Map.of("worth", worth.word())));
        }
    }

    /** Whether this person was told of it. */
    @Transactional(readOnly = true)
    boolean mayJudge(Page page, PersonId person) {
        return pages.attempts(page.id()).stream()
                .anyMatch(attempt -> attempt.person().equals(person)
                        && attempt.purpose() != Attempt.Purpose.ALL_CLEAR
                        && attempt.at() != null);
    }

    @Transactional(readOnly = true)
    Optional<Worth> of(PageId page, PersonId person) {
        return store.of(page, person);
    }

    /** By integration, team that paged by hand, program; worst first. */
    @Transactional(readOnly = true)
    List<Sum> byOrigin(Instant now) {
        return store.byOrigin(now.minus(LATELY));
    }

    @Transactional(readOnly = true)
    List<Sum> byService(Instant now) {
        return store.byService(now.minus(LATELY));
    }

    /** By the rule that raised the alert, where one did. */
    @Transactional(readOnly = true)
    List<Sum> byRule(Instant now) {
        return store.byRule(now.minus(LATELY));
    }

    private Actor beganBy(PageId id) {
        return pages.decisions(id).stream()
                .map(Recorded::entry)
                .filter(entry -> entry.verb().equals("begun"))
                .map(Entry::actor)
                .findFirst()
                .orElse(Actor.system());
    }
}
