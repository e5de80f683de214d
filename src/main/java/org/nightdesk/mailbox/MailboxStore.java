package org.nightdesk.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps mailboxes. */
@Component
class MailboxStore {

    private final JdbcClient jdbc;

    MailboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mailbox> all() {
        return jdbc.sql("""
                select id, address, alias, name, team_id, service_id, signature, acknowledges, active
                  from mailbox.mailbox
                 order by active desc, name, id
                """).query(MailboxStore::row).list();
    }

    Optional<Mailbox> find(MailboxId id) {
        return all().stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
    }

    /** Empty when the address or the alias is taken. */
    Optional<MailboxId> insert(MailboxDraft draft, String alias, Instant now) {
        return jdbc.sql("""
                insert into mailbox.mailbox (address, alias, name, team_id, service_id, signature, acknowledges, active, created_at)
                values (:address, :alias, :name, :team, :service, :signature, :acknowledges, :active, :now)
                on conflict do nothing
                returning id
                """)
                .params(params(draft))
                .param("alias", alias)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new MailboxId(row.getLong("id")))
                .optional();
    }

    void update(MailboxId id, MailboxDraft draft) {
        jdbc.sql("""
                update mailbox.mailbox
                   set address = :address, name = :name, team_id = :team, service_id = :service, signature = :signature,
                       acknowledges = :acknowledges, active = :active
                 where id = :id
                """).params(params(draft)).param("id", id.value()).update();
    }

    private static Map<String, @Nullable Object> params(MailboxDraft draft) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("address", draft.address());
        params.put("name", draft.name());
        params.put("team", draft.team().map(TeamId::value).orElse(null));
        params.put("service", draft.service().value());
        params.put("signature", draft.signature());
        params.put("acknowledges", draft.acknowledges());
        params.put("active", draft.active());
        return params;
    }

    private static Mailbox row(ResultSet row, int number) throws SQLException {
        long team = row.getLong("team_id");
        return new Mailbox(
                new MailboxId(row.getLong("id")),
                row.getString("address"),
                row.getString("alias"),
                row.getString("name"),
                team == 0 ? Optional.empty() : Optional.of(new TeamId(team)),
                new ServiceId(row.getLong("service_id")),
                row.getString("signature"),
                row.getBoolean("acknowledges"),
                row.getBoolean("active"));
    }
}
