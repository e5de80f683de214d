package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.escalation.Loads;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a policy spares: the ledger's figure in tenths, and what somebody has in hand this minute, 10 for each page they have taken and 1 for each they are just
 * being called for. The figure is a minute old at most, so that ten thousand pages at once do not count the same weeks ten thousand times.
 */
@Component
class SparedPeople implements Loads {

    private static final Duration LATELY = Duration.ofDays(28);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int TENTHS = 10;

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Map<PersonId, Figure> figures = new ConcurrentHashMap<>();

    SparedPeople(Ledger ledger, JdbcClient jdbc) {
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    private record Figure(int load, Instant at) {

        boolean counts(Instant now) {
            return Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    @Override
    public Map<PersonId, Integer> of(Collection<PersonId> people, Instant at) {
        Map<PersonId, Integer> loads = inHand(people, at);
        figures(people, at).forEach((person, load) -> loads.merge(person, load, Integer::sum));
        return loads;
    }

    private Map<PersonId, Integer> figures(Collection<PersonId> people, Instant at) {
        List<PersonId> unknown = people.stream()
                .filter(person -> !figures.getOrDefault(person, new Figure(0, Instant.EPOCH))
                        .counts(at))
                .toList();
        ledger.loads(unknown, at)
                .forEach((person, load) -> figures.put(person, new Figure((int) Math.round(load * TENTHS), at)));
        Map<PersonId, Integer> known = new HashMap<>();
        people.forEach(person -> known.put(
                person, figures.getOrDefault(person, new Figure(0, at)).load()));
        return known;
    }

    private Map<PersonId, Integer> inHand(Collection<PersonId> people, Instant at) {
        Map<PersonId, Integer> hands = new HashMap<>();
        jdbc.sql("""
                select person_id, sum(weight) as weight
                  from (select person_id, 10 * count(*) as weight
                          from paging.v_taken
                         where person_id = any (:people)
                           and at > :since
                         group by person_id
                         union all
                        select person_id, count(distinct page_id)
                          from paging.v_calling
                         where person_id = any (:people)
                         group by person_id) hand
                 group by person_id
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("since", time(at.minus(LATELY)))
                .query(row -> {
                    hands.put(new PersonId(row.getLong("person_id")), TENTHS * row.getInt("weight"));
                });
        return hands;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
