package org.nightdesk.requisition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Side;
import org.nightdesk.configuration.Value;
import org.nightdesk.course.Choice;
import org.nightdesk.datasource.Production;
import org.nightdesk.engine.Story;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.Plans;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.People;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo's runs, all through the real engine against the demo's production database: requests that became limits, one that the bank's rule refused and that was taken
 * back, one that somebody stopped half way and has to settle, and one that waits for an approval.
 */
@Component
@Profile("demo")
class RunStory implements Story {

    private static final String SERVICE = "payments-gateway";
    private static final String YAML = "demo/set-limits.yaml";
    private static final int MOST = 100;
    private static final String RULE =
            "alter table setting add constraint bank_looks_at_40000 check (key <> 'review.above' or value::integer <= 40000) not valid";

    private final Requisitions requisitions;
    private final Planning planning;
    private final Plans plans;
    private final Executions executions;
    private final Playbooks playbooks;
    private final Installations installations;
    private final Register register;
    private final Services services;
    private final Production production;
    private final People people;
    private final Viewers viewers;
    private final TransactionTemplate transaction;

    RunStory(
            Requisitions requisitions,
            Planning planning,
            Plans plans,
            Executions executions,
            Playbooks playbooks,
            Installations installations,
            Register register,
            Services services,
            Production production,
            People people,
            Viewers viewers,
            TransactionTemplate transaction) {
        this.requisitions = requisitions;
        this.planning = planning;
        this.plans = plans;
        this.executions = executions;
        this.playbooks = playbooks;
        this.installations = installations;
        this.register = register;
        this.services = services;
        this.production = production;
        this.people = people;
        this.viewers = viewers;
        this.transaction = transaction;
    }

    @Override
    public int chapter() {
        return 11;
    }

    @Override
    public void tell(Instant now) {
        services.findBySlug(SERVICE).ifPresent(service -> tell(service.id(), now));
    }

    private void tell(ServiceId service, Instant now) {
        List<Viewer> agents = people.staff().stream()
                .filter(one -> one.role() == Role.AGENT)
                .map(viewers::of)
                .toList();
        List<Installation> live =
                installations.matching(InstallationFilter.ALL.of(service).in("production"), MOST, Viewer.system());
        if (agents.size() < 2 || live.size() < 6) {
            return;
        }
        open(live);
        PlaybookId playbook = published(now.minus(Duration.ofDays(40)));
        int[] days = {33, 26, 19, 12, 5};
        IntStream.range(0, days.length)
                .forEach(number -> done(
                        plan(
                                playbook,
                                live.get(3 + number % 3),
                                7_100 + 500 * number,
                                6_100,
                                agents,
                                number,
                                days[number],
                                now),
                        agents.get((number + 1) % agents.size()),
                        agents.get(number % agents.size()),
                        at(days[number], now)));
        refused(playbook, live.get(1), agents, now);
        stopped(playbook, live.get(2), agents, now);
        plan(playbook, live.get(0), 9_000, 8_000, agents, 1, 0, now);
    }

    private static Instant at(int daysAgo, Instant now) {
        return now.minus(Duration.ofDays(daysAgo)).minus(Duration.ofHours(3));
    }

    // A number is what a playbook knows of a target; the old table knows names only.
    private void open(List<Installation> live) {
        production.change("alter table setting add column place bigint");
        live.forEach(one -> production.change("update setting set place = %d where installation = '%s'"
                .formatted(one.id().value(), one.name().replace("'", "''"))));
        production.change("grant update on setting to " + production.keeper());
    }

    private PlaybookId published(Instant then) {
        Viewer writer = people.staff().stream()
                .filter(one -> one.role().atLeast(Role.LEAD))
                .findFirst()
                .map(viewers::of)
                .orElseThrow();
        String yaml = text();
        PlaybookId id = playbooks.begin("Set the limits of a merchant", yaml, writer, then);
        playbooks.publish(id, yaml, "", playbooks.draft(id, writer).number(), writer, then);
        return id;
    }

    private static String text() {
        try {
            return new ClassPathResource(YAML).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Somebody asks for limits, and plans the run that sets them. */
    private KeptPlan plan(
            PlaybookId playbook,
            Installation at,
            int limit,
            int review,
            List<Viewer> agents,
            int author,
            int daysAgo,
            Instant now) {
        Instant then = at(daysAgo, now).minus(Duration.ofMinutes(40));
        Viewer by = agents.get(author % agents.size());
        Requisition asked = requisitions.submit(
                new RequisitionDraft(
                        at.id().text(),
                        "",
                        "",
                        "",
                        "",
                        "They sell more before the holidays.",
                        Stream.of(proposed(at, "card.limit", limit), proposed(at, "review.above", review))
                                .toList()),
                by,
                then);
        return planning.plan(asked.ticket(), playbook, by, then.plus(Duration.ofMinutes(6)));
    }

    private Proposed proposed(Installation at, String key, int value) {
        Optional<String> is = Optional.ofNullable(
                        register.now(at.id(), Side.CURRENT).get(key))
                .flatMap(Value::text);
        return new Proposed(key, Integer.toString(value), is);
    }

    private Execution begun(KeptPlan plan, Viewer approver, Viewer by, Instant then) {
        plans.approve(
                plan.id(), plan.sha256(), "Compared with the contract.", approver, then.minus(Duration.ofMinutes(20)));
        return executions.begin(plan.id(), Executions.toType(plan.plan()), "", by, then);
    }

    // In one transaction, so that nobody else does what falls due in the past.
    private void done(KeptPlan plan, Viewer approver, Viewer by, Instant then) {
        transaction.executeWithoutResult(status -> {
            Execution run = begun(plan, approver, by, then);
            executions.liveThrough(then.plus(Duration.ofSeconds(8)));
            Instant looked = then.plus(Duration.ofMinutes(3));
            executions
                    .asked(run.id(), approver)
                    .forEach(attempt -> executions.answer(
                            run.id(), attempt, "done", "Their page shows both.", Optional.empty(), approver, looked));
            executions.liveThrough(looked.plus(Duration.ofSeconds(2)));
        });
    }

    private void refused(PlaybookId playbook, Installation at, List<Viewer> agents, Instant now) {
        KeptPlan plan = plan(playbook, at, 50_000, 45_000, agents, 0, 9, now);
        production.change(RULE);
        transaction.executeWithoutResult(status -> {
            begun(plan, agents.get(1), agents.get(0), at(9, now));
            executions.liveThrough(at(9, now).plus(Duration.ofSeconds(9)));
        });
    }

    private void stopped(PlaybookId playbook, Installation at, List<Viewer> agents, Instant now) {
        KeptPlan plan = plan(playbook, at, 12_000, 9_000, agents, 0, 1, now);
        transaction.executeWithoutResult(status -> {
            Execution run = begun(plan, agents.get(1), agents.get(0), at(1, now));
            executions.liveThrough(at(1, now).plus(Duration.ofSeconds(7)));
            Instant rang = at(1, now).plus(Duration.ofMinutes(11));
            executions.order(run.id(), Choice.STOP, "The merchant rang: only from Monday on.", agents.get(0), rang);
            executions.liveThrough(rang.plus(Duration.ofSeconds(2)));
        });
    }

    @Override
    public List<String> invitation(Instant now) {
        return List.of("Runs, one of them waiting for your approval, one halted: /playbooks/runs");
    }
}
