package org.nightdesk.auditor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nightdesk.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how the auditor is set and when each node's looked last. The line is whose connection asks. */
@Component
class AuditorStore {

    private static final String PURPOSE = "dead-man-address";

    private final Secrets secrets;

    AuditorStore(Secrets secrets) {
        this.secrets = secrets;
    }

    /** One node's last look; {@code trouble} is why the address outside could not be pinged, or empty. */
    record Round(UUID node, String name, Instant at, boolean well, Optional<Instant> pingedAt, String trouble) {}

    AuditorSetting setting(JdbcClient line) {
        return line.sql("""
                select watching, changed_at, changed_by, reason, dead_man
                  from auditor.setting
                """)
                .query((row, number) -> new AuditorSetting(
                        row.getBoolean("watching"),
                        instant(row, "changed_at"),
                        row.getString("changed_by"),
                        row.getString("reason"),
                        address(row.getBytes("dead_man"))))
                .single();
    }

    private Optional<String> address(byte @Nullable [] sealed) {
        return sealed == null ? Optional.empty() : secrets.open(PURPOSE, sealed);
    }

    void watching(JdbcClient line, boolean watching, String by, String reason, Instant now) {
        line.sql("""
                update auditor.setting
                   set watching = :watching, changed_at = :now, changed_by = :by, reason = :reason
                """)
                .param("watching", watching)
                .param("now", Audit.time(now))
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** Empty: nobody outside is told. */
    void deadMan(JdbcClient line, String address) {
        line.sql("update auditor.setting set dead_man = :sealed")
                .param("sealed", address.isEmpty() ? null : secrets.seal(PURPOSE, address), Types.BINARY)
                .update();
    }

    void looked(JdbcClient line, UUID node, String name, boolean well, Instant now) {
        line.sql("""
                insert into auditor.round (node, name, at, well)
                values (:node, :name, :now, :well)
                on conflict (node) do update
                   set at = :now, well = :well
                """)
                .param("node", node)
                .param("name", name)
                .param("now", Audit.time(now))
                .param("well", well)
                .update();
    }

    void pinged(JdbcClient line, UUID node, String trouble, Instant now) {
        line.sql("""
                update auditor.round
                   set pinged_at = case when :trouble = '' then :now else pinged_at end, ping_trouble = :trouble
                 where node = :node
                """)
                .param("node", node)
                .param("now", Audit.time(now))
                .param("trouble", trouble)
                .update();
    }

    /** Those that have looked since then. */
    java.util.List<Round> rounds(JdbcClient line, Instant since) {
        return line.sql("""
                select node, name, at, well, pinged_at, ping_trouble
                  from auditor.round
                 where at > :since
                 order by name, node
                """)
                .param("since", Audit.time(since))
                .query((row, number) -> new Round(
                        row.getObject("node", UUID.class),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("well"),
                        instant(row, "pinged_at"),
                        row.getString("ping_trouble")))
                .list();
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
