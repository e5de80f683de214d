package org.nightdesk.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What pipelines tell of deployments. Each request is kept with what became of it, in the transaction that records the deployment; the same told again
 * changes nothing, and what was told late does not undo what is newer.
 */
@Component
@Transactional
public class Deployments {

    static final String TOPIC = "deployments";

    private final DeploymentStore store;
    private final ArrivalStore arrivals;
    private final Services services;
    private final Timeline timeline;
    private final Bell bell;

    Deployments(DeploymentStore store, ArrivalStore arrivals, Services services, Timeline timeline, Bell bell) {
        this.store = store;
        this.arrivals = arrivals;
        this.services = services;
        this.timeline = timeline;
        this.bell = bell;
    }

    /**
     * A request as it came: {@code source} is whose, {@code shape} in which format (own, github, gitlab, pagerduty), {@code delivery} the sender's name for it or
     * empty.
     */
    public record Request(Actor source, String shape, String delivery, String body) {}

    /** What became of it: recorded, repeated, ignored or refused; {@code reason} is a sentence unless it was recorded. */
    public record Outcome(String word, String reason, Optional<DeploymentId> deployment) {}

    /** Records what is told. */
    public Outcome take(Request request, Report report, Instant now) {
        Optional<Deployment> before = store.lock(request.source(), report.number());
        if (before.isPresent() && !isNews(before.get().report(), report)) {
            String reason = "It was told before, or something newer was.";
            return kept(request, new Outcome("repeated", reason, before.map(Deployment::id)), now);
        }
        DeploymentId id = before.map(known -> store.update(known.id(), report))
                .orElseGet(() -> store.insert(request.source(), report));
        timeline.append(Entry.internal(
                report.service().subject(),
                report.at(),
                request.source(),
                report.result() == Result.SUCCEEDED
                        ? "deployed"
                        : "deployment-" + report.result().word(),
                words(report),
                Map.of("deployment", id.value())));
        bell.ring(TOPIC);
        return kept(request, new Outcome("recorded", "", Optional.of(id)), now);
    }

    /** Keeps a request of which nothing follows; {@code word} is ignored or refused. */
    public Outcome turn(Request request, String word, String reason, Instant now) {
        return kept(request, new Outcome(word, reason, Optional.empty()), now);
    }

    // Senders tell whole seconds: what begins in the second in which it ended was told late.
    private static boolean isNews(Report before, Report report) {
        boolean late = report.result() == Result.STARTED && before.result() != Result.STARTED;
        return !late
                && !report.at().isBefore(before.at())
                && (report.result() != before.result()
                        || !report.version().equals(before.version())
                        || !report.environment().equals(before.environment()));
    }

    private Outcome kept(Request request, Outcome outcome, Instant now) {
        arrivals.insert(request, outcome, now);
        return outcome;
    }

    private static String words(Report report) {
        String what = report.version().isEmpty() ? report.summary() : report.version();
        return "%s in %s%s"
                .formatted(
                        what.isEmpty() ? "Something" : what,
                        report.environment(),
                        report.who().isEmpty() ? "" : ", by " + report.who());
    }

    @Transactional(readOnly = true)
    Deployment deployment(DeploymentId id) {
        return store.find(id).orElseThrow(() -> new NotFound("deployment " + id.value()));
    }

    @Transactional(readOnly = true)
    List<Deployment> newest(int most) {
        return store.newest(most);
    }

    @Transactional(readOnly = true)
    List<Deployment> after(long id, int most) {
        return store.after(id, most);
    }

    /** What runs now: the last deployment that succeeded, for each service, environment and customer. */
    @Transactional(readOnly = true)
    List<Deployment> board() {
        return store.board();
    }

    @Transactional(readOnly = true)
    List<Arrival> arrivals(long before, int most) {
        return arrivals.before(before, most);
    }

    @Transactional(readOnly = true)
    Service service(Deployment deployment) {
        return services.service(deployment.report().service());
    }
}
