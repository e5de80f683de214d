package org.nightdesk.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps policies. */
@Component
class PolicyStore {

    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PolicyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Policy> find(PolicyId id) {
        return jdbc.sql("""
                select id, name, steps, repeat, version
                  from escalation.policy
                 where id = :id
                """).param("id", id.value()).query(this::row).optional();
    }

    Optional<Policy> findByName(String name) {
        return jdbc.sql("""
                select id, name, steps, repeat, version
                  from escalation.policy
                 where name = :name
                """).param("name", name).query(this::row).optional();
    }

    List<Policy> all() {
        return jdbc.sql("""
                select id, name, steps, repeat, version
                  from escalation.policy
                 order by lower(name), id
                """).query(this::row).list();
    }

    /** Empty when the name is taken. */
    Optional<Policy> insert(String name, List<Step> steps, int repeat) {
        return jdbc.sql("""
                insert into escalation.policy (name, steps, repeat)
                values (:name, :steps::jsonb, :repeat)
                on conflict (name) do nothing
                returning id, name, steps, repeat, version
                """)
                .param("name", name)
                .param("steps", write(steps))
                .param("repeat", repeat)
                .query(this::row)
                .optional();
    }

    void update(PolicyId id, String name, List<Step> steps, int repeat) {
        jdbc.sql("""
                update escalation.policy
                   set name = :name, steps = :steps::jsonb, repeat = :repeat, version = version + 1
                 where id = :id
                """)
                .param("id", id.value())
                .param("name", name)
                .param("steps", write(steps))
                .param("repeat", repeat)
                .update();
    }

    private String write(List<Step> steps) {
        return json.writeValueAsString(steps);
    }

    private List<Step> read(String steps) {
        return json.readValue(steps, STEPS);
    }

    private Policy row(ResultSet row, int number) throws SQLException {
        return new Policy(
                new PolicyId(row.getLong("id")),
                row.getString("name"),
                read(row.getString("steps")),
                row.getInt("repeat"),
                row.getInt("version"));
    }
}
