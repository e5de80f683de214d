package org.nightdesk.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the pages that people were told of. By quarters of an hour: every zone's days, nights and clock changes begin on one, so that each quarter is of
 * one sort of time wherever somebody lives.
 */
@Component
class ToldStore {

    private final JdbcClient jdbc;

    ToldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose pages are counted, and when. */
    record Asked(PersonId person, Span span) {}

    /** What came within one quarter of an hour. {@code pages} are those they had not been told of before. */
    record Told(PersonId person, Instant first, Instant last, int pages) {}

    /** In order of time. Person by person by the index, wherever the statistics would rather read the whole table: hence the offset. */
    List<Told> in(Collection<Asked> asked) {
        return jdbc.sql("""
                with who as (
                    select *
                      from unnest(:people::bigint[], :froms::timestamptz[], :untils::timestamptz[]) as who (person_id, from_at, until_at)
                ), told as (
                    select who.person_id, who.from_at, told.page_id, told.at,
                           row_number() over (partition by told.person_id, told.page_id order by told.at) as nth
                      from who
                     cross join lateral (select person_id, page_id, at
                                           from paging.v_told
                                          where person_id = who.person_id
                                            and at >= who.from_at
                                            and at < who.until_at
                                         offset 0) told
                )
                select person_id, min(at) as first_at, max(at) as last_at,
                       count(*) filter (where nth = 1
                                          and not exists (select 1
                                                            from paging.v_told before
                                                           where before.page_id = told.page_id
                                                             and before.person_id = told.person_id
                                                             and before.at < told.from_at)) as pages
                  from told
                 group by person_id, date_bin('15 minutes', at, timestamptz '2000-01-01 00:00:00+00')
                 order by first_at, person_id
                """)
                .param("people", asked.stream().map(one -> one.person().value()).toArray(Long[]::new))
                .param(
                        "froms",
                        times(asked.stream().map(one -> one.span().from()).toList()))
                .param(
                        "untils",
                        times(asked.stream().map(one -> one.span().until()).toList()))
                .query((row, number) -> new Told(
                        new PersonId(row.getLong("person_id")),
                        row.getObject("first_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getInt("pages")))
                .list();
    }

    private static String[] times(List<Instant> times) {
        return times.stream().map(at -> at.atOffset(ZoneOffset.UTC).toString()).toArray(String[]::new);
    }
}
