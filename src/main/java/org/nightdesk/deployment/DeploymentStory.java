package org.nightdesk.deployment;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.deployment.Deployments.Request;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Actor;
import org.springframework.stereotype.Component;

/** The demo's deployments: staging is ahead of production, and one came just before tonight. */
@Component
class DeploymentStory implements Story {

    private static final Actor PIPELINE = Actor.token(1, "Release pipeline");
    private static final List<String> DEPLOYED =
            List.of("payments-gateway", "ledger", "carrier-api", "customer-portal", "tracking-events");

    private final Deployments deployments;
    private final Services services;

    DeploymentStory(Deployments deployments, Services services) {
        this.deployments = deployments;
        this.services = services;
    }

    @Override
    public int chapter() {
        return 4;
    }

    @Override
    public void tell(Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < DEPLOYED.size(); i++) {
            int at = i;
            services.findBySlug(DEPLOYED.get(i)).ifPresent(service -> told(service, at, today));
        }
    }

    private void told(Service service, int nth, Instant today) {
        for (int week = 4; week > 0; week--) {
            int minor = 40 - week;
            Instant staged = today.minus(Duration.ofDays(7L * week - nth)).minus(Duration.ofHours(30));
            told(service, "staging", "4." + (minor + 1), staged);
            told(
                    service,
                    "production",
                    "4." + minor,
                    today.minus(Duration.ofDays(7L * (week - 1) + nth)).minus(Duration.ofHours(5)));
        }
    }

    private void told(Service service, String environment, String version, Instant at) {
        Report report = new Report(
                service.slug() + " " + environment + " " + version,
                service.id(),
                environment,
                version,
                "",
                "Dana",
                "",
                "",
                Optional.empty(),
                Result.SUCCEEDED,
                at);
        deployments.take(new Request(PIPELINE, "own", "", version + " to " + environment), report, at);
    }
}
