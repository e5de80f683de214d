package org.nightdesk.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.paging.NobodyAvailable;
import org.nightdesk.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps and counts the times when nobody was there to be paged. */
@Component
class NobodyStore {

    private final JdbcClient jdbc;

    NobodyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code pages} in which it happened, {@code times} in all; {@code why} it happened last. */
    record Gone(YearMonth month, int pages, int times, String why, Instant last) {}

    void insert(NobodyAvailable event, Optional<TeamId> team) {
        jdbc.sql("""
                insert into ledger.nobody (page_id, team, service, why, at)
                values (:page, :team::bigint, :service, :why, :at)
                """)
                .param("page", event.page().value())
                .param("team", team.map(TeamId::value).orElse(null))
                .param("service", event.service())
                .param("why", event.why())
                .param("at", time(event.at()))
                .update();
    }

    /** The months in which it happened, the newest first. */
    List<Gone> of(TeamId team, YearMonth from, YearMonth until, ZoneId zone) {
        List<YearMonth> months = Stream.iterate(from, month -> !month.isAfter(until), month -> month.plusMonths(1))
                .toList();
        return jdbc.sql("""
                select month.name, count(distinct nobody.page_id) as pages, count(*) as times, max(nobody.at) as last_at,
                       (array_agg(nobody.why order by nobody.at desc, nobody.id desc))[1] as why
                  from unnest(:names::text[], :froms::timestamptz[], :untils::timestamptz[]) as month (name, from_at, until_at)
                  join ledger.nobody on nobody.at >= month.from_at and nobody.at < month.until_at
                 where nobody.team = :team
                 group by month.name
                 order by month.name desc
                """)
                .param("team", team.value())
                .param("names", months.stream().map(YearMonth::toString).toArray(String[]::new))
                .param("froms", begins(months, zone))
                .param(
                        "untils",
                        begins(months.stream().map(month -> month.plusMonths(1)).toList(), zone))
                .query((row, number) -> new Gone(
                        YearMonth.parse(row.getString("name")),
                        row.getInt("pages"),
                        row.getInt("times"),
                        row.getString("why"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static String[] begins(List<YearMonth> months, ZoneId zone) {
        return months.stream()
                .map(month ->
                        time(month.atDay(1).atStartOfDay(zone).toInstant()).toString())
                .toArray(String[]::new);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
