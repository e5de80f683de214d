package org.nightdesk.picking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.playbook.ParameterKind.Picked;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/**
 * The first column of a saved report that asks for nothing: it runs behind the guards of every report, is recorded like one, and personal columns are masked. Kept for five
 * minutes on each node.
 */
@Component
class ReportOffer implements Surroundings.Offer {

    static final String REGISTER = "report";

    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Kept(List<String> values, Instant at) {}

    private final ReportAnswers reports;
    private final InstantSource clock;
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    ReportOffer(ReportAnswers reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Optional<List<String>> of(Picked picked) {
        if (!picked.register().equals(REGISTER)) {
            return Optional.empty();
        }
        return reports.of(Viewer.system()).stream()
                .filter(one -> one.name().equalsIgnoreCase(picked.from())
                        && one.words().isEmpty())
                .findFirst()
                .flatMap(one -> values(one.id(), clock.instant()));
    }

    private Optional<List<String>> values(long report, Instant now) {
        kept.values().removeIf(before -> !before.at().plus(KEPT).isAfter(now));
        Kept before = kept.get(report);
        if (before != null) {
            return Optional.of(before.values());
        }
        Optional<List<String>> asked = asked(report, now);
        asked.ifPresent(values -> kept.put(report, new Kept(values, now)));
        return asked;
    }

    // A part of what can be picked would refuse the rest.
    private Optional<List<String>> asked(long report, Instant now) {
        FirstColumn column = new FirstColumn();
        try {
            reports.take(report, Map.of(), Viewer.system(), now, column);
        } catch (Refused away) {
            return Optional.empty();
        }
        return column.values.size() > MOST ? Optional.empty() : Optional.of(List.copyOf(column.values));
    }

    private static final class FirstColumn implements ReportAnswers.Taker {

        private final Set<String> values = new LinkedHashSet<>();

        @Override
        public void columns(List<String> names) {}

        @Override
        public void row(List<Cell> cells) {
            String value = cells.getFirst().plain();
            if (!value.isEmpty() && values.size() <= MOST) {
                values.add(value);
            }
        }
    }
}
