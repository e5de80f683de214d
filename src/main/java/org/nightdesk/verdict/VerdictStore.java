package org.nightdesk.verdict;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.paging.PageId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps verdicts, and sums them by what paged, never by who was paged. */
@Component
class VerdictStore {

    private final JdbcClient jdbc;

    VerdictStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often each was said of one source; {@code policyPath} is that of the policy that paged last. */
    record Sum(String kind, String name, int yes, int couldWait, int noise, int wrongPerson, String policyPath) {

        int all() {
            return yes + couldWait + noise + wrongPerson;
        }
    }

    /** Whether it is another than before. */
    boolean put(PageId page, PersonId person, Worth worth, Origin origin, Paged paged, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("page", page.value());
        params.put("person", person.value());
        params.put("worth", worth.word());
        params.put("now", now.atOffset(ZoneOffset.UTC));
        params.put("kind", origin.kind());
        params.put("origin", origin.name());
        params.put("service", paged.service());
        params.put("rule", paged.rule());
        params.put("policy", paged.policy());
        params.put("path", paged.policyPath());
        return jdbc.sql("""
                insert into verdict.verdict (page_id, person_id, worth, at, origin_kind, origin, service, rule, policy, policy_path)
                values (:page, :person, :worth, :now, :kind, :origin, :service, :rule, :policy, :path)
                on conflict (page_id, person_id) do update
                   set worth = excluded.worth, at = excluded.at
                 where verdict.worth <> excluded.worth
                """).params(params).update() == 1;
    }

    /** For which service, raised by which rule (empty: by none), by which policy. */
    record Paged(String service, String rule, String policy, String policyPath) {}

    Optional<Worth> of(PageId page, PersonId person) {
        return jdbc.sql("""
                select worth
                  from verdict.verdict
                 where page_id = :page
                   and person_id = :person
                """)
                .param("page", page.value())
                .param("person", person.value())
                .query(String.class)
                .optional()
                .map(Worth::of);
    }

    List<Sum> byOrigin(Instant since) {
        return sums("""
                select origin_kind as kind, origin as name, worth, policy_path, at
                  from verdict.verdict
                 where at > :since
                """, since);
    }

    List<Sum> byService(Instant since) {
        return sums("""
                select 'service' as kind, service as name, worth, policy_path, at
                  from verdict.verdict
                 where at > :since
                """, since);
    }

    List<Sum> byRule(Instant since) {
        return sums("""
                select 'rule' as kind, rule as name, worth, policy_path, at
                  from verdict.verdict
                 where at > :since
                   and rule <> ''
                """, since);
    }

    private List<Sum> sums(String rows, Instant since) {
        return jdbc.sql("with said as (" + rows + """
                )
                select kind, name,
                       count(*) filter (where worth = 'yes') as yes,
                       count(*) filter (where worth = 'could-wait') as could_wait,
                       count(*) filter (where worth = 'noise') as noise,
                       count(*) filter (where worth = 'wrong-person') as wrong_person,
                       (array_agg(policy_path order by at desc))[1] as policy_path
                  from said
                 group by kind, name
                 order by count(*) filter (where worth <> 'yes') desc, count(*) desc, name
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Sum(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getInt("yes"),
                        row.getInt("could_wait"),
                        row.getInt("noise"),
                        row.getInt("wrong_person"),
                        row.getString("policy_path")))
                .list();
    }
}
