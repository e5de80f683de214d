package org.nightdesk.insight;

import java.util.List;
import java.util.Map;
import org.nightdesk.report.BuiltIns.BuiltIn;
import org.nightdesk.subject.Role;

/** Of tickets. Those that were merged into another are left out everywhere: the other counts. */
final class TicketInsights {

    static final List<BuiltIn> ALL = List.of(
            new BuiltIn(
                            "tickets-by-week",
                            "Tickets by week and customer",
                            "How many were opened and how many resolved, week by week. Weeks begin on Monday, UTC; those that the period touches are counted whole.",
                            Role.RESPONDER,
                            """
                    select cast(date_trunc('week', at at time zone 'UTC') as date) as week, coalesce(customer, 'No customer') as customer, kind, what,
                           count(*) as tickets
                      from (select opened_at as at, customer, kind, 'opened' as what
                              from fact.fact_ticket
                             where not merged
                             union all
                            select resolved_at, customer, kind, 'resolved'
                              from fact.fact_ticket
                             where not merged) moved
                     where at >= date_trunc('week', cast(:period_from as timestamp)) at time zone 'UTC'
                       and at < date_trunc('week', cast(:period_to as timestamp)) at time zone 'UTC' + interval '7 days'
                       and ('All customers' = any (:customers) or coalesce(customer, 'No customer') = any (:customers))
                     group by 1, 2, 3, 4
                     order by 1, 2, 3, 4
                    """,
                            Asking.PERIOD + Asking.CUSTOMERS,
                            List.of("tickets", "customers", "weekly"),
                            Map.of(
                                    "period", "84",
                                    "customers", Asking.ALL_CUSTOMERS,
                                    "pivot-as", "lines"))
                    .seenBy("row week", "column what", "sum tickets"),
            new BuiltIn(
                            "backlog-by-age",
                            "Backlog by age",
                            "What is not resolved now, by how many days ago it was opened.",
                            Role.RESPONDER,
                            """
                    select case when days < 2 then '00 to 01 days'
                                when days < 8 then '02 to 07 days'
                                when days < 31 then '08 to 30 days'
                                when days < 91 then '31 to 90 days'
                                else '91 days and more'
                           end as age,
                           'P' || priority as priority, kind, coalesce(customer, 'No customer') as customer, coalesce(team, 'No team') as team,
                           count(*) as tickets, max(days) as oldest
                      from (select cast(extract(day from now() - opened_at) as integer) as days, priority, kind, customer, team
                              from fact.fact_ticket
                             where resolved_at is null) waiting
                     where 'All teams' = any (:teams)
                        or coalesce(team, 'No team') = any (:teams)
                     group by 1, 2, 3, 4, 5
                     order by 1 desc, 2, 3, 4, 5
                    """,
                            Asking.TEAMS,
                            List.of("tickets", "backlog"),
                            Map.of("teams", Asking.ALL_TEAMS, "pivot-as", "bars"))
                    .seenBy("row age", "column priority", "sum tickets"),
            new BuiltIn(
                    "promises-kept",
                    "Promises kept and missed",
                    "Of tickets opened in these days to which something was promised: how many kept every promise to the customer up to now, and which ran out.",
                    Role.RESPONDER,
                    """
                    select coalesce(customer, 'No customer') as customer, 'P' || priority as priority, count(*) as tickets,
                           count(*) filter (where not (first_reply_missed or update_missed or resolution_missed)) as kept,
                           count(*) filter (where first_reply_missed or update_missed or resolution_missed) as missed,
                           count(*) filter (where first_reply_missed) as first_reply_missed,
                           count(*) filter (where update_missed) as update_missed,
                           count(*) filter (where resolution_missed) as resolution_missed,
                           round(100.0 * count(*) filter (where not (first_reply_missed or update_missed or resolution_missed)) / count(*), 1) as percent_kept
                      from fact.fact_ticket
                      join fact.fact_promise on fact_promise.ticket = fact_ticket.number
                     where not merged
                       and opened_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and opened_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                       and ('All customers' = any (:customers) or coalesce(customer, 'No customer') = any (:customers))
                     group by 1, 2
                     order by 1, 2
                    """,
                    Asking.PERIOD + Asking.CUSTOMERS,
                    List.of("tickets", "promises", "customers"),
                    Map.of("customers", Asking.ALL_CUSTOMERS)),
            new BuiltIn(
                    "times-by-service",
                    "Times by service",
                    "Incidents opened in these days: minutes until somebody had them and until they were over. Half of them took at most the median, nine of ten at most p90.",
                    Role.RESPONDER,
                    """
                    select service, tier, count(*) as incidents, count(acknowledged_at) as acknowledged,
                           round(cast(percentile_cont(0.5) within group (order by minutes_to_acknowledge) as numeric), 1) as acknowledge_median,
                           round(cast(percentile_cont(0.9) within group (order by minutes_to_acknowledge) as numeric), 1) as acknowledge_p90,
                           count(resolved_at) as resolved,
                           round(cast(percentile_cont(0.5) within group (order by minutes_to_resolve) as numeric), 1) as resolve_median,
                           round(cast(percentile_cont(0.9) within group (order by minutes_to_resolve) as numeric), 1) as resolve_p90
                      from fact.fact_ticket
                     where kind = 'incident'
                       and not merged
                       and opened_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and opened_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                       and ('All teams' = any (:teams) or coalesce(team, 'No team') = any (:teams))
                     group by service, tier
                     order by incidents desc, service
                    """,
                    Asking.PERIOD + Asking.TEAMS,
                    List.of("tickets", "services"),
                    Map.of("teams", Asking.ALL_TEAMS)),
            new BuiltIn(
                    "comes-back",
                    "What keeps coming back",
                    "Rules of your monitoring that opened more than one incident on a service in these days: candidates for a lasting repair.",
                    Role.RESPONDER,
                    """
                    select service, rule, count(*) as incidents, count(distinct date_trunc('week', opened_at at time zone 'UTC')) as weeks,
                           cast(min(opened_at at time zone 'UTC') as date) as first_day, cast(max(opened_at at time zone 'UTC') as date) as last_day,
                           round(sum(minutes_to_resolve)) as minutes_to_resolve
                      from (select distinct ticket.number, ticket.service, alert.rule, ticket.opened_at, ticket.minutes_to_resolve
                              from fact.fact_ticket ticket
                              join fact.fact_alert alert on alert.ticket = ticket.number
                             where not ticket.merged
                               and ticket.opened_at >= cast(:period_from as timestamp) at time zone 'UTC'
                               and ticket.opened_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day') raised
                     group by service, rule
                    having count(*) > 1
                     order by incidents desc, service, rule
                    """,
                    Asking.PERIOD,
                    List.of("tickets", "alerts", "problems"),
                    Map.of("period", "90")));

    private TicketInsights() {}
}
