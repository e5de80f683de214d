package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.nightdesk.escalation.Loads;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many pages people were called for in four weeks; one that somebody has now weighs ten. */
@Component
class PageLoads implements Loads {

    private static final Duration LATELY = Duration.ofDays(28);
    private static final int IN_HAND = 10;

    private final JdbcClient jdbc;

    PageLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<PersonId, Integer> of(Collection<PersonId> people, Instant at) {
        Long[] ids = people.stream().map(PersonId::value).toArray(Long[]::new);
        Map<PersonId, Integer> loads = new HashMap<>();
        count(loads, 1, """
                select person_id, count(distinct page_id) as pages
                  from paging.attempt
                 where person_id = any (:people)
                   and purpose = 'page'
                   and due_at > :since
                 group by person_id
                """, ids, at);
        count(loads, IN_HAND, """
                select acknowledged_by as person_id, count(*) as pages
                  from paging.page
                 where state = 'acknowledged'
                   and acknowledged_by = any (:people)
                   and acknowledged_at > :since
                 group by acknowledged_by
                """, ids, at);
        return loads;
    }

    private void count(Map<PersonId, Integer> loads, int weight, String sql, Long[] people, Instant at) {
        jdbc.sql(sql)
                .param("people", people)
                .param("since", PageStore.time(at.minus(LATELY)))
                .query((row, number) ->
                        loads.merge(new PersonId(row.getLong("person_id")), weight * row.getInt("pages"), Integer::sum))
                .list();
    }
}
