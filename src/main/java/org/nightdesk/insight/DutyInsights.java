package org.nightdesk.insight;

import java.util.List;
import java.util.Map;
import org.nightdesk.report.BuiltIns.BuiltIn;
import org.nightdesk.subject.Role;

/** Of work that is planned: time spent, chores, bills and changes. */
final class DutyInsights {

    static final List<BuiltIn> ALL = List.of(
            new BuiltIn(
                            "work-by-customer",
                            "Work by customer",
                            "Minutes written on tickets in these days, and how many of them are billable.",
                            Role.LEAD,
                            """
                    select coalesce(ticket.customer, 'No customer') as customer, ticket.service, count(distinct ticket.number) as tickets,
                           sum(work.minutes) as minutes, coalesce(sum(work.minutes) filter (where work.billable), 0) as billable
                      from fact.fact_work work
                      join fact.fact_ticket ticket on ticket.number = work.ticket
                     where work.began_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and work.began_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                       and ('All customers' = any (:customers) or coalesce(ticket.customer, 'No customer') = any (:customers))
                     group by 1, 2
                     order by 1, 2
                    """,
                            Asking.PERIOD + Asking.CUSTOMERS,
                            List.of("work", "customers", "billing"),
                            Map.of("customers", Asking.ALL_CUSTOMERS, "pivot-as", "bars"))
                    .seenBy("row customer", "row service", "sum minutes", "sum billable"),
            new BuiltIn(
                    "chore-minutes",
                    "Chores: minutes and mistakes",
                    "Chores that fell due in these days: how often they were done, skipped or missed, what they took and how often something went wrong. What takes most stands first.",
                    Role.RESPONDER,
                    """
                    select chore, for_whom, count(*) as times, count(*) filter (where state = 'done') as done,
                           count(*) filter (where state = 'skipped') as skipped, count(missed_at) as missed,
                           coalesce(sum(minutes), 0) as minutes, count(*) filter (where wrong) as went_wrong
                      from fact.fact_chore
                     where due_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and due_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                     group by chore, for_whom
                     order by minutes desc, times desc, chore
                    """,
                    Asking.PERIOD,
                    List.of("chores"),
                    Map.of("period", "90")),
            new BuiltIn(
                    "bills-until-right",
                    "Bills: versions until right",
                    "How many versions each month’s bill took, what it came to first and last, and how many days went by until it was signed off.",
                    Role.LEAD,
                    """
                    select bill, to_char(month, 'YYYY-MM') as month, count(*) as versions,
                           (array_agg(total order by version))[1] as first_total, (array_agg(total order by version desc))[1] as last_total, currency,
                           cast(min(made_at) at time zone 'UTC' as date) as first_made, cast(max(signed_off_at) at time zone 'UTC' as date) as signed_off,
                           round(cast(extract(epoch from max(signed_off_at) - min(made_at)) / 86400 as numeric), 1) as days
                      from fact.fact_billing_run
                     where month >= date_trunc('month', cast(:period_from as timestamp))
                       and month <= cast(:period_to as date)
                     group by bill, fact_billing_run.month, currency
                     order by bill, fact_billing_run.month
                    """,
                    Asking.PERIOD,
                    List.of("billing"),
                    Map.of("period", "365")),
            new BuiltIn(
                    "change-results",
                    "Changes and how they ended",
                    "Changes that began in these days, by kind and risk: how many worked, failed or still go on, and how many ended later than they were to.",
                    Role.RESPONDER,
                    """
                    select kind, risk, environment, count(*) as changes, count(*) filter (where state = 'done') as done,
                           count(*) filter (where state = 'failed') as failed, count(*) filter (where ended_at is null) as going_on,
                           count(*) filter (where ended_at > until_at) as late,
                           round(100.0 * count(*) filter (where state = 'done') / nullif(count(ended_at), 0), 1) as percent_done
                      from fact.fact_change
                     where started_at >= cast(:period_from as timestamp) at time zone 'UTC'
                       and started_at < cast(:period_to as timestamp) at time zone 'UTC' + interval '1 day'
                     group by kind, risk, environment
                     order by changes desc, kind, risk, environment
                    """,
                    Asking.PERIOD,
                    List.of("changes"),
                    Map.of("period", "90")));

    private DutyInsights() {}
}
