package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's drills: one that went well, one that taught something, one that is to come. */
@Component
@Profile("demo")
class RecoveryStory implements Story {

    private static final String LEADER = "Niamh O’Connor";
    private static final String SIGNER = "Siobhán Walsh";

    private final RecoveryDrills drills;
    private final Services services;
    private final People people;
    private final Viewers viewers;

    RecoveryStory(RecoveryDrills drills, Services services, People people, Viewers viewers) {
        this.drills = drills;
        this.services = services;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 8;
    }

    @Override
    public void tell(Instant now) {
        over(
                plan(
                        "PostgreSQL cluster",
                        "failover",
                        "The first of three nodes loses its power.",
                        "15",
                        "1",
                        now.minus(Duration.ofDays(41)),
                        now.minus(Duration.ofDays(41))),
                Duration.ofSeconds(38),
                "A payment of one cent went through, and the balance of the ledger is the one from before.",
                now.minus(Duration.ofDays(41)));
        RecoveryDrill late = over(
                plan(
                        "Ledger",
                        "restore",
                        "Somebody dropped a table of March.",
                        "60",
                        "15",
                        now.minus(Duration.ofDays(12)),
                        now.minus(Duration.ofDays(12))),
                Duration.ofMinutes(96),
                "The sums of each month are those of the invoices.",
                now.minus(Duration.ofDays(12)));
        drills.find(
                late.id(),
                "Keep the backup of the ledger on the same site: copying it took 50 minutes.",
                person("Eoin Murphy").id(),
                day(now.plus(Duration.ofDays(9))),
                viewer(SIGNER),
                now.minus(Duration.ofDays(11)));
        plan(
                "Payments gateway",
                "rollback",
                "The new release refuses every tenth card.",
                "20",
                "0",
                now.plus(Duration.ofDays(5)),
                now.minus(Duration.ofDays(2)));
    }

    private RecoveryDrill plan(
            String service, String kind, String scenario, String rto, String rpo, Instant on, Instant at) {
        ServiceId id = services.all().stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .orElseThrow()
                .id();
        DrillPlan plan = new DrillPlan(
                Optional.of(id), kind, scenario, rto, rpo, day(on).toString(), "Eoin Murphy writes along", "");
        return drills.plan(plan, person(LEADER).id(), viewer(LEADER), at);
    }

    private RecoveryDrill over(RecoveryDrill plan, Duration took, String checked, Instant at) {
        drills.declare(plan.id(), viewer(LEADER), at);
        drills.verify(plan.id(), checked, Optional.of(at.minusSeconds(20)), viewer(LEADER), at.plus(took));
        return drills.sign(plan.id(), viewer(SIGNER), at.plus(Duration.ofDays(1)));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Viewer viewer(String name) {
        return viewers.of(person(name));
    }

    private Person person(String name) {
        return people.staff().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
