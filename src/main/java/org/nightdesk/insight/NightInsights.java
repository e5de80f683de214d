package org.nightdesk.insight;

import java.util.List;
import java.util.Map;
import org.nightdesk.report.BuiltIns.BuiltIn;
import org.nightdesk.subject.Role;

/** Of what woke people. Night is from 22 to 7 by the clock of whoever was paged; it is told by service and rule, never by person. */
final class NightInsights {

    static final List<BuiltIn> ALL = List.of(
            new BuiltIn(
                    "pages-at-night",
                    "Pages and nights by service",
                    "Pages begun in these days, how many of them reached somebody between 22 and 7 by their own clock, on how many nights, and how long until somebody answered.",
                    Role.RESPONDER,
                    """
                    select page.service, count(*) as pages, count(night.night) as at_night, count(distinct night.night) as nights,
                           count(*) filter (where page.acknowledged_at is null) as unanswered,
                           round(cast(percentile_cont(0.5) within group (order by page.minutes_to_acknowledge) as numeric), 1) as acknowledge_median,
                           round(cast(percentile_cont(0.9) within group (order by page.minutes_to_acknowledge) as numeric), 1) as acknowledge_p90
                      from fact.fact_page page
                      left join lateral (select min(cast(message.local_at - interval '7 hours' as date)) as night
                                           from fact.fact_message message
                                          where message.page = page.page
                                            and message.purpose = 'page'
                                            and message.state in ('sent', 'delivered', 'answered', 'unknown')
                                            and (extract(hour from message.local_at) >= 22 or extract(hour from message.local_at) < 7)) night on true
                     where page.started_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and page.started_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                     group by page.service
                     order by at_night desc, pages desc, page.service
                    """,
                    Asking.PERIOD,
                    List.of("pages", "nights", "services"),
                    Map.of()),
            new BuiltIn(
                    "alerts-that-woke",
                    "Alerts that woke people",
                    "Rules of your monitoring by how often they led to a page, and to one between 22 and 7 by the clock of whoever was paged. The noisiest first.",
                    Role.RESPONDER,
                    """
                    select alert.rule, alert.source, ticket.service, count(distinct alert.alert) as alerts, count(distinct ticket.number) as tickets,
                           count(distinct page.page) as pages, count(distinct page.page) filter (where page.night) as at_night,
                           round(cast(percentile_cont(0.5) within group (order by ticket.minutes_to_resolve) as numeric), 1) as resolve_median
                      from fact.fact_alert alert
                      join fact.fact_ticket ticket on ticket.number = alert.ticket
                      left join (select page.ticket, page.page,
                                        exists (select 1
                                                  from fact.fact_message message
                                                 where message.page = page.page
                                                   and message.purpose = 'page'
                                                   and message.state in ('sent', 'delivered', 'answered', 'unknown')
                                                   and (extract(hour from message.local_at) >= 22 or extract(hour from message.local_at) < 7)) as night
                                   from fact.fact_page page
                                  where page.started_at >= cast(:period_from as timestamp) at time zone 'UTC') page on page.ticket = alert.ticket
                     where alert.received_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and alert.received_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                     group by alert.rule, alert.source, ticket.service
                     order by at_night desc, pages desc, alerts desc, alert.rule
                    """,
                    Asking.PERIOD,
                    List.of("pages", "nights", "alerts"),
                    Map.of()),
            new BuiltIn(
                            "messages-by-way",
                            "Messages of pages by way",
                            "What was sent to wake somebody, by which way, and what became of it.",
                            Role.RESPONDER,
                            """
                    select way, state, count(*) as messages, sum(tries) as tries
                      from fact.fact_message
                     where purpose = 'page'
                       and at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                     group by way, state
                     order by way, state
                    """,
                            Asking.PERIOD,
                            List.of("pages"),
                            Map.of("pivot-as", "bars"))
                    .seenBy("row way", "column state", "sum messages"));

    private NightInsights() {}
}
