package org.nightdesk.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.delivery.Recurrence.Every;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.report.FileFormat;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps standing orders. They are their owner's and the leads'. */
@Component("deliveryOrderStore")
class OrderStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from delivery.standing_order
             where due_at is not null
            """;

    private static final String ALL = """
            select id, name, report_id, owner_id, owner_name, arguments, format, every, weekdays, month_day, at, zone, calendar_id,
                   condition, column_name, sign, value, way, addresses, due_at
              from delivery.standing_order
            """;

    private static final String VISIBLE = ALL + " where (:lead or owner_id = :me)";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<StandingOrder> visible(Viewer viewer) {
        return seenBy(VISIBLE + " order by lower(name), id", viewer)
                .query(this::row)
                .list();
    }

    List<StandingOrder> visible(long report, Viewer viewer) {
        return seenBy(VISIBLE + " and report_id = :report order by lower(name), id", viewer)
                .param("report", report)
                .query(this::row)
                .list();
    }

    Optional<StandingOrder> find(long id, Viewer viewer) {
        return seenBy(VISIBLE + " and id = :id", viewer)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    private JdbcClient.StatementSpec seenBy(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("lead", viewer.may(Role.LEAD))
                .param("me", viewer.actor().isPerson() ? viewer.actor().id() : 0);
    }

    long insert(OrderDraft draft, Person owner, Instant due, Instant now) {
        return jdbc.sql("""
                insert into delivery.standing_order (name, report_id, owner_id, owner_name, arguments, format, every, weekdays, month_day, at, zone, calendar_id,
                                                     condition, column_name, sign, value, way, addresses, made_at, due_at)
                values (:name, :report, :owner, :ownerName, :arguments::jsonb, :format, :every, :weekdays, :monthDay, :at, :zone, :calendar,
                        :condition, :column, :sign, :value, :way, :addresses, :now, :due)
                returning id
                """)
                .params(params(draft))
                .param("report", draft.report())
                .param("owner", owner.id().value())
                .param("ownerName", owner.name())
                .param("now", time(now))
                .param("due", time(due))
                .query(Long.class)
                .single();
    }

    /** The report stays. */
    void update(long id, OrderDraft draft, @Nullable Instant due) {
        jdbc.sql("""
                update delivery.standing_order
                   set name = :name, arguments = :arguments::jsonb, format = :format, every = :every, weekdays = :weekdays, month_day = :monthDay,
                       at = :at, zone = :zone, calendar_id = :calendar, condition = :condition, column_name = :column, sign = :sign,
                       value = :value, way = :way, addresses = :addresses, due_at = :due::timestamptz
                 where id = :id
                """)
                .params(params(draft))
                .param("id", id)
                .param("due", due == null ? null : time(due))
                .update();
    }

    void due(long id, @Nullable Instant due) {
        jdbc.sql("update delivery.standing_order set due_at = :due::timestamptz where id = :id")
                .param("due", due == null ? null : time(due))
                .param("id", id)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from delivery.standing_order where id = :id")
                .param("id", id)
                .update();
    }

    /** Takes orders that are due and holds them until the transaction ends; what another node holds is left out. */
    List<StandingOrder> take(Instant now, int most) {
        return jdbc.sql(ALL + """
                 where due_at <= :now
                 order by due_at, id
                 limit :most
                   for update skip locked
                """)
                .param("now", time(now))
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Whatever becomes of it; empty when it was deleted. */
    Optional<StandingOrder> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    private Map<String, @Nullable Object> params(OrderDraft draft) {
        Map<String, @Nullable Object> params = new HashMap<>();
        Recurrence when = draft.when();
        params.put("name", draft.name().strip());
        params.put("arguments", json.writeValueAsString(draft.arguments()));
        params.put("format", draft.format().word());
        params.put("every", when.every().name().toLowerCase(Locale.ROOT));
        params.put(
                "weekdays",
                when.weekdays().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new));
        params.put("monthDay", when.monthDay());
        params.put("at", when.at());
        params.put("zone", when.zone().getId());
        params.put("calendar", draft.calendar().orElse(null));
        params.put("condition", draft.condition().kind().word());
        params.put("column", draft.condition().column());
        params.put("sign", draft.condition().sign());
        params.put("value", draft.condition().value());
        params.put("way", draft.target().way().word());
        params.put("addresses", draft.target().addresses().toArray(String[]::new));
        return params;
    }

    private StandingOrder row(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new StandingOrder(
                row.getLong("id"),
                new PersonId(row.getLong("owner_id")),
                row.getString("owner_name"),
                new OrderDraft(
                        row.getString("name"),
                        row.getLong("report_id"),
                        json.readValue(row.getString("arguments"), new TypeReference<Map<String, String>>() {}),
                        FileFormat.of(row.getString("format")),
                        when(row),
                        Optional.ofNullable(row.getObject("calendar_id", Long.class)),
                        new Condition(
                                Condition.Kind.valueOf(
                                        row.getString("condition").toUpperCase(Locale.ROOT)),
                                row.getString("column_name"),
                                row.getString("sign"),
                                row.getString("value")),
                        new Target(Target.Way.of(row.getString("way")), Arrays.asList((String[])
                                row.getArray("addresses").getArray()))),
                Optional.ofNullable(due).map(OffsetDateTime::toInstant));
    }

    private static Recurrence when(ResultSet row) throws SQLException {
        Set<DayOfWeek> days = Stream.of((Integer[]) row.getArray("weekdays").getArray())
                .map(DayOfWeek::of)
                .collect(Collectors.toSet());
        return new Recurrence(
                Every.valueOf(row.getString("every").toUpperCase(Locale.ROOT)),
                days,
                row.getInt("month_day"),
                row.getObject("at", LocalTime.class),
                ZoneId.of(row.getString("zone")));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
