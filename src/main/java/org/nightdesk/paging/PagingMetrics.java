package org.nightdesk.paging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import org.nightdesk.database.Lane;
import org.springframework.stereotype.Component;

/** The two figures to watch from outside: how many calls for help are unanswered, and how far behind the engine is. */
@Component
class PagingMetrics implements MeterBinder {

    private final PageStore pages;
    private final InstantSource clock;

    PagingMetrics(PageStore pages, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("nightdesk.pages.calling", () -> Lane.PAGING.on(pages::countCalling))
                .description("pages that nobody has answered")
                .register(registry);
        Gauge.builder("nightdesk.pages.overdue", () -> Lane.PAGING.on(this::overdueSeconds))
                .description("how long the most overdue decision or sending has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    private double overdueSeconds() {
        return pages.oldestDue()
                .map(due -> Math.max(0, Duration.between(due, clock.instant()).toMillis() / 1_000.0))
                .orElse(0.0);
    }
}
