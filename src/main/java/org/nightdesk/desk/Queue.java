package org.nightdesk.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lists of tickets, always as far as the viewer may see them. */
@Component
@Transactional(readOnly = true)
public class Queue {

    private static final String SEEN = "where audience && :audience::text[]";

    private static final Pattern TOKEN = Pattern.compile("[a-z]+(:[0-9]+)?");

    private static final int LOT = 500;

    private final JdbcClient jdbc;

    Queue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a list by pressing order goes on: after this row. */
    public record After(int priority, Instant openedAt, long id) {

        public static After of(Ticket ticket) {
            return new After(
                    ticket.priority().value(), ticket.openedAt(), ticket.id().value());
        }
    }

    // How rare a word is decides how to look for it, so what has words is planned each time, for these words.
    private FilterSql read(Filter filter, String prefix) {
        if (!filter.words().isEmpty()) {
            jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                    .query(String.class)
                    .single();
        }
        return new FilterSql(filter, prefix);
    }

    /** The most pressing first: by priority, then by age. At most {@code limit}. */
    public List<Ticket> pressing(Filter filter, Viewer viewer, Optional<After> after, int limit) {
        FilterSql sql = read(filter, "f");
        After from = after.orElse(new After(0, Instant.EPOCH, 0));
        return jdbc.sql(TicketStore.TICKET + SEEN + sql.conditions() + """

                   and (priority, opened_at, id) > (:priority, :openedAt, :id)
                 order by priority, opened_at, id
                 limit :limit
                """)
                .params(sql.params())
                .param("audience", viewer.tokens())
                .param("priority", from.priority())
                .param("openedAt", TicketStore.time(from.openedAt()))
                .param("id", from.id())
                .param("limit", limit)
                .query(TicketRow::of)
                .list();
    }

    // What is due fills the list first; the rest is looked for only when that was not enough, as the parts are taken in
    // turn.
    private static final String SOONEST = """
            (select %1$d as list, part.*
               from ((select due.due_at as falls_due, %2$s
                        from desk.ticket
                        join sla.v_due due on due.ticket_id = ticket.id
                       where %5$s%3$s
                         and due.due_at is not null
                       order by due.due_at, ticket.id
                       limit %4$d)
                     union all
                     (select null, %2$s
                        from desk.ticket
                       where %5$s%3$s
                         and not exists (select 1
                                           from sla.v_due due
                                          where due.ticket_id = ticket.id
                                            and due.due_at is not null)
                       order by priority, opened_at, id
                       limit %4$d)) part
              limit %4$d)
            """;

    // The tokens stand in the statement itself: with a parameter in their place the database plans it anew each time it
    // is asked,
    // which takes longer than to answer it.
    private static String seen(Viewer viewer) {
        return viewer.audience().stream()
                .peek(Queue::refuseUnlessOurs)
                .sorted()
                .collect(Collectors.joining(",", "audience && '{", "}'::text[]"));
    }

    private static void refuseUnlessOurs(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("not a token of ours: " + token);
        }
    }

    /** Whose next promise falls due first; then those of which nothing is due, the most pressing first. At most {@code limit}. */
    public List<Ticket> soonest(Filter filter, Viewer viewer, int limit) {
        return soonest(List.of(filter), viewer, limit).getFirst();
    }

    /** The same for several filters at once, in their order, at most {@code limit} for each. */
    public List<List<Ticket>> soonest(List<Filter> filters, Viewer viewer, int limit) {
        List<FilterSql> all = IntStream.range(0, filters.size())
                .mapToObj(i -> read(filters.get(i), "f" + i + "_"))
                .toList();
        String parts = IntStream.range(0, all.size())
                .mapToObj(
                        i -> SOONEST.formatted(i, TicketRow.COLUMNS, all.get(i).conditions(), limit, seen(viewer)))
                .collect(Collectors.joining("union all\n"));
        List<List<Ticket>> lists = new ArrayList<>();
        filters.forEach(filter -> lists.add(new ArrayList<>()));
        var statement = jdbc.sql(parts + "order by list, falls_due, priority, opened_at, id");
        for (FilterSql sql : all) {
            statement = statement.params(sql.params());
        }
        statement.query((ResultSet row) -> {
            lists.get(row.getInt("list")).add(TicketRow.of(row, 0));
        });
        return lists;
    }

    /** What open tickets can be parted by. */
    public enum By {
        PRIORITY("priority"),
        SERVICE("service_id"),
        TEAM("team_id"),
        ASSIGNEE("assignee_id"),
        CUSTOMER("organisation_id"),
        WAITING("case state when 'on-hold' then waiting_on end collate \"C\""),
        DUE("""
                case when due.due_at < :now then 0
                     when due.due_at < :hour then 1
                     when due.due_at < :day then 2
                     when due.due_at < :week then 3
                     when due.due_at is not null then 4 end"""),
        TAG("tag.word collate \"C\"");

        private final String value;

        By(String value) {
            this.value = value;
        }

        private String joined(Sort sort) {
            String due = this == DUE || sort == Sort.DUE
                    ? " left join sla.v_falls_due due on due.ticket_id = ticket.id"
                    : "";
            return this == TAG ? due + " left join lateral unnest(tags) tag (word) on true" : due;
        }
    }

    /** In which order the tickets of a group stand. */
    public enum Sort {
        DUE("due.due_at, priority, opened_at, id"),
        PRIORITY("priority, opened_at, id"),
        NEWEST("id desc");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }
    }

    /** A group: how many it holds, and the first of them. {@code value} is empty for those that have none. */
    public record Lot(String value, int size, List<TicketId> first) {}

    /**
     * The open ones among those that are looked for, in groups: each group's size and its first {@code most}, from one walk. The value is
     * an id, a priority, a tag, the word of what is waited for; of due times 0 is late, 1 within the hour, 2 within a day, 3 within a
     * week, 4 later. A ticket with several tags stands in several groups.
     */
    public Collection<Lot> lots(Filter filter, By by, Sort sort, int most, Viewer viewer, Instant now) {
        FilterSql sql = read(filter.still(true), "f");
        Map<String, Lot> lots = new LinkedHashMap<>();
        jdbc.sql("select id, value::text, size from (select ticket.id, " + by.value + " as value,\n"
                        + "row_number() over (partition by " + by.value + " order by " + sort.columns + ") as place,\n"
                        + "count(*) over (partition by " + by.value + ") as size\n"
                        + "from desk.ticket" + by.joined(sort) + "\nwhere " + seen(viewer) + sql.conditions() + """
                        ) walked
                         where place <= :most
                         order by place
                        """)
                .params(sql.params())
                .param("most", most)
                .param("now", TicketStore.time(now))
                .param("hour", TicketStore.time(now.plus(Duration.ofHours(1))))
                .param("day", TicketStore.time(now.plus(Duration.ofDays(1))))
                .param("week", TicketStore.time(now.plus(Duration.ofDays(7))))
                .query(row -> {
                    String value = Objects.requireNonNullElse(row.getString("value"), "");
                    int size = row.getInt("size");
                    lots.computeIfAbsent(value, key -> new Lot(key, size, new ArrayList<>()))
                            .first()
                            .add(new TicketId(row.getLong("id")));
                });
        return lots.values();
    }

    /** The newest first; {@code before} is the number the list goes on from, 0 for its start. */
    public List<Ticket> newest(Filter filter, Viewer viewer, long before, int limit) {
        FilterSql sql = read(filter, "f");
        return jdbc.sql(TicketStore.TICKET + SEEN + sql.conditions() + """

                   and id < :before
                 order by id desc
                 limit :limit
                """)
                .params(sql.params())
                .param("audience", viewer.tokens())
                .param("before", before == 0 ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(TicketRow::of)
                .list();
    }

    /**
     * How many each of these holds, counting no further than {@code most}, in their order. All that look at open tickets alone are
     * counted in one walk over those, but for words: an index finds them faster.
     */
    public List<Integer> counts(List<Filter> filters, Viewer viewer, int most) {
        List<Filter> open =
                filters.stream().filter(Filter::isAboutOpen).distinct().toList();
        List<Integer> counted = open.isEmpty() ? List.of() : countOpen(open, viewer);
        return filters.stream()
                .map(filter -> open.contains(filter) ? counted.get(open.indexOf(filter)) : count(filter, viewer, most))
                .map(count -> Math.min(count, most))
                .toList();
    }

    private List<Integer> countOpen(List<Filter> open, Viewer viewer) {
        List<FilterSql> conditions = IntStream.range(0, open.size())
                .mapToObj(i -> read(open.get(i), "f" + i + "_"))
                .toList();
        var statement = jdbc.sql("select "
                        + conditions.stream()
                                .map(sql -> "count(*) filter (where " + sql.condition() + ")")
                                .collect(Collectors.joining(",\n"))
                        + " from desk.ticket " + SEEN + " and resolved_at is null")
                .param("audience", viewer.tokens());
        for (FilterSql sql : conditions) {
            statement = statement.params(sql.params());
        }
        return statement
                .query((row, number) -> IntStream.rangeClosed(1, open.size())
                        .mapToObj(i -> intAt(row, i))
                        .toList())
                .single();
    }

    private static int intAt(ResultSet row, int column) {
        try {
            return row.getInt(column);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Hands over all there are, the newest first, each once and as they were at one moment, in lots of at most 500: no more is ever held
     * in memory. Keeps a transaction open until the taker has taken the last.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void whole(Filter filter, Viewer viewer, Consumer<List<Ticket>> taker) {
        FilterSql sql = read(filter, "f");
        try (Stream<Ticket> tickets = jdbc
                .sql(TicketStore.TICKET + SEEN + sql.conditions() + " order by id desc")
                .withFetchSize(LOT)
                .params(sql.params())
                .param("audience", viewer.tokens())
                .query(TicketRow::of)
                .stream()) {
            List<Ticket> lot = new ArrayList<>(LOT);
            for (Iterator<Ticket> each = tickets.iterator(); each.hasNext(); ) {
                lot.add(each.next());
                if (lot.size() == LOT || !each.hasNext()) {
                    taker.accept(List.copyOf(lot));
                    lot.clear();
                }
            }
        }
    }

    /** How many there are, counting no further than {@code most}. */
    public int count(Filter filter, Viewer viewer, int most) {
        FilterSql sql = read(filter, "f");
        return jdbc.sql("select count(*) from (select 1 from desk.ticket " + SEEN + sql.conditions() + """

                 limit :most) counted
                """)
                .params(sql.params())
                .param("audience", viewer.tokens())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** How many open tickets there are in a state: all, the viewer's, nobody's. */
    public record Count(String state, int all, int mine, int nobodys) {}

    /** By state, for those states that have any. */
    public List<Count> counts(Viewer viewer) {
        return jdbc.sql("""
                select state,
                       count(*) as all_of_them,
                       count(*) filter (where assignee_id = :person) as mine,
                       count(*) filter (where assignee_id is null) as nobodys
                  from desk.ticket
                 where resolved_at is null
                   and audience && :audience::text[]
                 group by state
                """)
                .param("person", viewer.actor().isPerson() ? viewer.actor().id() : 0)
                .param("audience", viewer.tokens())
                .query((row, number) -> new Count(
                        row.getString("state"), row.getInt("all_of_them"), row.getInt("mine"), row.getInt("nobodys")))
                .list();
    }
}
