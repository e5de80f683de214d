package org.nightdesk.insight;

/** What the reports ask for, in the words of a parameter. Days are days of UTC, wherever the reader is. */
final class Asking {

    static final String PERIOD = "period date-range\n";
    static final String CUSTOMERS =
            "customers list from select customer from (select customer, 1 as place from fact.fact_customer union all select 'All customers', 0 union all select 'No customer', 2) one order by place, customer\n";
    static final String TEAMS =
            "teams list from select team from (select team, 1 as place from fact.fact_team union all select 'All teams', 0 union all select 'No team', 2) one order by place, team\n";

    static final String ALL_CUSTOMERS = "All customers";
    static final String ALL_TEAMS = "All teams";

    private Asking() {}
}
