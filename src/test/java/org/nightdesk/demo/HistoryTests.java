package org.nightdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Ticking;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.testing.SettableClock;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the stories leave holds together as if it had been lived through. */
class HistoryTests {

    private static final Instant NOW = TestNode.START;
    private static DemoNode demo;

    @BeforeAll
    static void tell() {
        demo = DemoNode.open(new SettableClock(NOW), Ticking.BY_HAND);
    }

    @AfterAll
    static void forget() {
        demo.close();
    }

    @Test
    void thereIsEnoughOfIt() {
        assertThat(count("select count(*) from desk.ticket")).isBetween(1_300L, 1_800L);
        assertThat(count("select count(*) from desk.ticket where opened_at < timestamptz '2026-08-30 00:00:00Z'"))
                .isGreaterThan(50);
        assertThat(count("select count(*) from desk.ticket where resolved_at is null"))
                .isBetween(15L, 70L);
        assertThat(count("select count(distinct verb) from timeline.entry where subject_kind = 'ticket'"))
                .isGreaterThanOrEqualTo(14);
    }

    @Test
    void theLastMonthsBillTookFourVersionsAndWaitsForOneYes() {
        String month = " month = (select max(month) from billing.run)";
        assertThat(count("select count(*) from billing.run where" + month)).isEqualTo(4);
        assertThat(count("select count(*) from billing.run where number > 1 and late + restated + adjusted <> 0 and"
                        + month))
                .isEqualTo(3);
        assertThat(count(
                        "select count(*) from billing.applied join billing.run on run.id = run_id where why <> '' and number >= 3 and"
                                + month))
                .isEqualTo(2);
        assertThat(count("""
                select count(*)
                  from billing.customer
                 where run_id = (select max(id) from billing.run)
                   and not exists (select 1 from billing.approval
                                    where approval.run_id = customer.run_id and approval.customer = customer.customer)
                """)).isEqualTo(1);
    }

    @Test
    void everyIncidentOfASignalHasItsAlertAndItsPage() {
        assertThat(titles("""
                select title
                  from desk.ticket ticket
                 where source = 'signal'
                   and not exists (select 1 from signal.v_alert alert where alert.ticket_id = ticket.id)
                """)).isEmpty();
        assertThat(titles("""
                select title
                  from desk.ticket ticket
                  join signal.v_alert alert on alert.ticket_id = ticket.id
                 where alert.severity in ('critical', 'high', 'warning')
                   and not exists (select 1 from paging.page page where page.subject_id = ticket.id::text)
                """)).isEmpty();
    }

    @Test
    void everyPageIsInAStateThatItsAttemptsExplain() {
        assertThat(count("""
                select count(*)
                  from paging.page page
                 where acknowledged_by is not null
                   and not exists (select 1
                                     from paging.attempt attempt
                                    where page_id = page.id and person_id = acknowledged_by and attempt.state = 'answered')
                """)).isZero();
        assertThat(count("""
                select count(*)
                  from paging.attempt attempt
                  join paging.page page on page.id = page_id
                 where page.state = 'stopped' and attempt.state in ('waiting', 'sending')
                """)).isZero();
        assertThat(
                        count(
                                "select count(*) from paging.attempt where at < (select started_at from paging.page where id = page_id)"))
                .isZero();
        assertThat(count("select count(*) from paging.page where state = 'exhausted'"))
                .isZero();
    }

    @Test
    void nothingHappensBeforeItsTimeOrAfterNow() {
        assertThat(
                        count(
                                "select count(*) from desk.ticket where resolved_at < opened_at or acknowledged_at < opened_at"))
                .isZero();
        assertThat(count("select count(*) from timeline.entry where at > timestamptz '%s'".formatted(NOW)))
                .isZero();
        assertThat(count("select count(*) from paging.attempt where at > timestamptz '%s'".formatted(NOW)))
                .isZero();
        assertThat(count("""
                select count(*)
                  from timeline.entry entry
                  join desk.ticket ticket on ticket.id::text = entry.subject_id and entry.subject_kind = 'ticket'
                 where entry.at < ticket.opened_at
                """)).isZero();
    }

    /** Requests for settings and for things to hold are told after the rest, when there is something to ask for. */
    @Test
    void ticketNumbersRiseWithTime() {
        assertThat(count("""
                select count(*)
                  from (select opened_at, lag(opened_at) over (order by id) as before
                          from desk.ticket
                         where not tags && array['configuration', 'entitlement']) ticket
                 where opened_at < before
                """)).isZero();
    }

    @Test
    void thingsFailInWaysThatCanBeRecognised() {
        assertThat(count("select count(*) from desk.ticket where title = 'Heap of ords-3 above 95 %'"))
                .isBetween(4L, 5L);
        assertThat(
                        count(
                                "select count(*) from timeline.entry where verb = 'resolved' and body ilike '%restarted ords-3%'"))
                .isGreaterThanOrEqualTo(4);
        assertThat(count("""
                select count(*)
                  from desk.ticket
                 where title like 'Queue orders.events%' and extract(isodow from opened_at at time zone 'Europe/Dublin') = 2
                """)).isGreaterThanOrEqualTo(11);
        assertThat(count("select count(*) from desk.link where kind = 'follows'"))
                .isGreaterThan(100);
        assertThat(count("select count(*) from desk.link where kind = 'causes'"))
                .isGreaterThan(10);
        assertThat(count("select count(*) from timeline.entry where verb = 'reopened'"))
                .isGreaterThan(10);
    }

    @Test
    void onePageCallsAndItCallsTonightsEngineer() {
        List<Page> calling = demo.bean(Pages.class).calling(10);
        assertThat(calling).hasSize(1);
        assertThat(calling.getFirst().state()).isInstanceOf(PageState.Paging.class);
        assertThat(demo.bean(Pages.class).attempts(calling.getFirst().id()))
                .extracting(attempt -> attempt.person())
                .contains(demo.bean(Company.class).onCall(NOW).id());
    }

    private static long count(String sql) {
        return demo.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private static List<String> titles(String sql) {
        return demo.bean(JdbcClient.class).sql(sql).query(String.class).list();
    }
}
