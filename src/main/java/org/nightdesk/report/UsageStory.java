package org.nightdesk.report;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.datasource.Production;
import org.nightdesk.datasource.Sources;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's reports on its production database. */
@Component("demoUsageReports")
@Profile("demo")
class UsageStory implements Story {

    private final Reports reports;
    private final Sources sources;

    UsageStory(Reports reports, Sources sources) {
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
                .filter(one -> one.name().equals(Production.NAME))
                .findFirst()
                .orElseThrow()
                .id();
        reports.create(
                new ReportDraft(
                        "Usage by customer",
                        "What each customer used in a month, by item and site. The bill is made of it.",
                        source,
                        Optional.empty(),
                        """
                        select customer.name as customer, item, site as detail, day, quantity, unit, arrived
                          from usage
                          join customer on customer.id = usage.customer_id
                         where day between :month_from and :month_to
                         order by customer.name, item, site, day
                        """,
                        "month date-range"),
                Viewer.system(),
                now);
        reports.create(
                new ReportDraft(
                                "Parcels by day",
                                "For the Monday meeting: how many parcels each customer sent, by month, on workdays and weekends.",
                                source,
                                Optional.empty(),
                                """
                                select day, to_char(day, 'YYYY-MM') as month, customer.name as customer,
                                       case when extract(isodow from day) < 6 then 'Workdays' else 'Weekends' end as days, sum(quantity)::bigint as parcels
                                  from usage
                                  join customer on customer.id = usage.customer_id
                                 where item = 'Parcels tracked'
                                   and day between :period_from and :period_to
                                 group by day, customer.name
                                 order by day, customer.name
                                """,
                                "period date-range")
                        .seenBy("row customer\nrow days\ncolumn month\nsum parcels\naverage parcels"),
                Viewer.system(),
                now);
    }
}
