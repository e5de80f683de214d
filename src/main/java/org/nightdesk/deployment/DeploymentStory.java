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
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
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
    private final Organisations organisations;

    DeploymentStory(Deployments deployments, Services services, Organisations organisations) {
        this.organisations = organisations;
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
        services.findBySlug("payments-gateway").ifPresent(service -> customers(service, today));
        services.findBySlug("customer-portal").ifPresent(service -> customers(service, today));
    }

    private void told(Service service, int nth, Instant today) {
        for (int week = 4; week > 0; week--) {
            int minor = 40 - week;
            Instant staged = today.minus(Duration.ofDays(7L * week - nth)).minus(Duration.ofHours(30));
            told(service, "staging", Optional.empty(), "4." + (minor + 1), staged);
            told(
                    service,
                    "production",
                    Optional.empty(),
                    "4." + minor,
                    today.minus(Duration.ofDays(7L * (week - 1) + nth)).minus(Duration.ofHours(5)));
        }
    }

    // Customers get what is new one after the other; of the last one nobody has told.
    private void customers(Service service, Instant today) {
        List<Organisation> all = organisations.all();
        for (int i = 0; i + 1 < all.size(); i++) {
            Instant at = today.minus(Duration.ofDays(3L + i)).minus(Duration.ofHours(2));
            Optional<OrganisationId> customer = Optional.of(all.get(i).id());
            told(service, "production", customer, i < 2 ? "4.39" : "4.38", at);
            if (i < 2) {
                told(service, "staging", customer, "4.40", at.minus(Duration.ofDays(2)));
            }
        }
    }

    private void told(
            Service service, String environment, Optional<OrganisationId> customer, String version, Instant at) {
        Report report = new Report(
                service.slug() + " " + environment + " " + version
                        + customer.map(one -> " " + one.text()).orElse(""),
                service.id(),
                environment,
                version,
                "",
                "Dana",
                "",
                "",
                customer,
                Result.SUCCEEDED,
                at);
        deployments.take(new Request(PIPELINE, "own", "", version + " to " + environment), report, at);
    }
}
