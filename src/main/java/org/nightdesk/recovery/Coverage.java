package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.recovery.RecoveryStore.Proof;
import org.nightdesk.recovery.screen.CoverageRow;
import org.nightdesk.recovery.screen.CoverageRow.Age;

/**
 * Which service was proven to come back, how, and how long ago: only drills that kept their objectives and were signed count, and age makes red, not promises. A
 * proof of tier 1 holds for 90 days, of tier 2 for 180, of others for a year; of Nightdesk itself for 90.
 */
final class Coverage {

    /** What is asked of each service, in the order of the columns. */
    static final List<DrillKind> ASKED =
            List.of(DrillKind.RESTORE, DrillKind.FAILOVER, DrillKind.ROLLBACK, DrillKind.ABSENCE);

    private static final int MOST_IMPORTANT = 90;
    private static final int IMPORTANT = 180;
    private static final int OTHERS = 365;

    private final Map<List<Object>, Instant> proofs = new HashMap<>();
    private final Instant now;

    private Coverage(List<Proof> proofs, Instant now) {
        proofs.forEach(proof -> this.proofs.put(List.of(proof.service(), proof.kind()), proof.at()));
        this.now = now;
    }

    /** Nightdesk first, then the services, the most important first. */
    static List<CoverageRow> of(List<Service> services, List<Proof> proofs, Instant now) {
        Coverage coverage = new Coverage(proofs, now);
        List<CoverageRow> rows = new ArrayList<>();
        rows.add(new CoverageRow(
                "Nightdesk itself",
                "",
                List.of(
                        coverage.age(Optional.empty(), DrillKind.RESTORE, MOST_IMPORTANT),
                        Age.NOT_ASKED,
                        Age.NOT_ASKED,
                        Age.NOT_ASKED)));
        services.stream()
                .filter(service -> !service.catchAll())
                .sorted(java.util.Comparator.comparingInt(Service::tier).thenComparing(Service::name))
                .forEach(service -> rows.add(new CoverageRow(
                        service.name(),
                        "Tier " + service.tier(),
                        ASKED.stream()
                                .map(kind -> coverage.age(Optional.of(service.id()), kind, days(service.tier())))
                                .toList())));
        return rows;
    }

    private Age age(Optional<?> service, DrillKind kind, int most) {
        Instant at = proofs.get(List.of(service, kind));
        if (at == null) {
            return new Age("never", true);
        }
        long days = Duration.between(at, now).toDays();
        return new Age(days + (days == 1 ? " day" : " days"), days > most);
    }

    private static int days(int tier) {
        return switch (tier) {
            case 1 -> MOST_IMPORTANT;
            case 2 -> IMPORTANT;
            default -> OTHERS;
        };
    }
}
