package org.nightdesk.report;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.datasource.Production;
import org.nightdesk.datasource.Sources;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's reports on what happened here. */
@Component("demoFacts")
@Profile("demo")
class FactStory implements Story {

    private final Reports reports;
    private final Sources sources;

    FactStory(Reports reports, Sources sources) {
        this.reports = reports;
        this.sources = sources;
    }

    @Override
    public int chapter() {
        return 10;
    }

    @Override
    public void tell(Instant now) {
        long source = sources.all(Viewer.system()).stream()
                .filter(one -> one.name().equals(Production.FIGURES))
                .findFirst()
                .orElseThrow()
                .id();
        create(
                source,
                "Incidents by service",
                "How many there were, and how long it took until somebody had them and until they were over, in the middle.",
                """
                select service, tier, count(*) as incidents,
                       round(percentile_cont(0.5) within group (order by minutes_to_acknowledge)::numeric, 1) as minutes_to_acknowledge,
                       round(percentile_cont(0.5) within group (order by minutes_to_resolve)::numeric, 1) as minutes_to_resolve
                  from fact.fact_ticket
                 where kind = 'incident'
                   and not merged
                   and opened_at >= :period_from
                   and opened_at < :period_to + 1
                 group by service, tier
                 order by incidents desc, service
                """,
                now);
        create(
                source,
                "Messages of pages by way",
                "What was sent to wake somebody, by which way, and what became of it.",
                """
                select way, state, count(*) as messages
                  from fact.fact_message
                 where purpose = 'page'
                   and at >= :period_from
                   and at < :period_to + 1
                 group by way, state
                 order by way, state
                """,
                now);
    }

    private void create(long source, String name, String description, String sql, Instant now) {
        reports.create(
                new ReportDraft(name, description, source, Optional.empty(), sql, "period date-range"),
                Viewer.system(),
                now);
    }
}
