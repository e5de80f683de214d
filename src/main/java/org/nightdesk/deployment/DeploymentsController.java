package org.nightdesk.deployment;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.Services;
import org.nightdesk.deployment.Deployments.Outcome;
import org.nightdesk.deployment.Deployments.Request;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/deployments}. */
@RestController
@RequestMapping("/api/v1/deployments")
class DeploymentsController {

    private static final int MOST = 500;

    /** {@code number} is the sender's own for this deployment; {@code result} is started, succeeded (without), failed or cancelled. */
    record NewDeploymentBody(
            String number,
            String service,
            String environment,
            Optional<String> version,
            Optional<String> commit,
            Optional<String> who,
            Optional<String> summary,
            Optional<String> url,
            Optional<String> customer,
            Optional<String> result,
            Optional<Instant> at) {}

    record DeploymentView(
            String id,
            String number,
            String source,
            String service,
            String environment,
            String version,
            String commit,
            String who,
            String summary,
            Optional<String> customer,
            String result,
            Instant at) {}

    /** {@code outcome} is recorded or repeated. */
    record OutcomeView(String outcome, String reason, Optional<String> deployment) {}

    record ArrivalView(
            String id,
            Instant at,
            String source,
            String shape,
            String delivery,
            String outcome,
            String reason,
            Optional<String> deployment) {}

    record BoardView(List<DeploymentView> running) {}

    record ArrivalsView(List<ArrivalView> received) {}

    private final Deployments deployments;
    private final Services services;
    private final InstantSource clock;

    DeploymentsController(Deployments deployments, Services services, InstantSource clock) {
        this.deployments = deployments;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All deployments.")
    Listed<DeploymentView> list(Window window) {
        return window.listed(
                deployments.after(window.afterNumber(), window.limit()),
                one -> List.of(one.id().value()),
                DeploymentsController::view);
    }

    @GetMapping("/board")
    @Summary("What runs now: the last that succeeded, for each service, environment and customer.")
    BoardView board() {
        return new BoardView(
                deployments.board().stream().map(DeploymentsController::view).toList());
    }

    @GetMapping("/received")
    @Summary("The last 500 requests of pipelines and what became of them.")
    ArrivalsView received() {
        return new ArrivalsView(deployments.arrivals(Long.MAX_VALUE, MOST).stream()
                .map(DeploymentsController::view)
                .toList());
    }

    @GetMapping("/{id}")
    @Summary("One deployment.")
    DeploymentView show(@PathVariable String id) {
        return view(deployments.deployment(DeploymentId.parse(id).orElseThrow(() -> new NotFound("deployment " + id))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Transactional
    @Summary("A deployment began or ended; the same number again is about the same one.")
    OutcomeView take(Viewer viewer, @RequestBody NewDeploymentBody body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Outcome outcome =
                deployments.take(new Request(viewer.actor(), "own", "", body.toString()), report(body, now), now);
        return new OutcomeView(
                outcome.word(), outcome.reason(), outcome.deployment().map(DeploymentId::text));
    }

    private Report report(NewDeploymentBody body, Instant now) {
        if (body.number().isBlank() || body.environment().isBlank()) {
            throw Refused.invalid(body.number().isBlank() ? "number" : "environment", "It must not be empty.");
        }
        return new Report(
                body.number(),
                services.named("service", body.service()).id(),
                body.environment(),
                body.version().orElse(""),
                body.commit().orElse(""),
                body.who().orElse(""),
                body.summary().orElse(""),
                body.url().orElse(""),
                body.customer().map(DeploymentsController::customer),
                Result.of(body.result().orElse("succeeded"))
                        .orElseThrow(() -> Refused.invalid("result", "Use started, succeeded, failed or cancelled.")),
                body.at().orElse(now));
    }

    private static OrganisationId customer(String text) {
        return OrganisationId.parse(text).orElseThrow(() -> Refused.invalid("customer", "Write a customer as cus_17."));
    }

    private static DeploymentView view(Deployment one) {
        Report report = one.report();
        return new DeploymentView(
                one.id().text(),
                report.number(),
                one.source(),
                report.service().text(),
                report.environment(),
                report.version(),
                report.commit(),
                report.who(),
                report.summary(),
                report.customer().map(OrganisationId::text),
                report.result().word(),
                report.at());
    }

    private static ArrivalView view(Arrival one) {
        return new ArrivalView(
                Long.toString(one.id()),
                one.at(),
                one.source(),
                one.shape(),
                one.delivery(),
                one.outcome(),
                one.reason(),
                one.deployment().map(DeploymentId::text));
    }
}
