package org.nightdesk.mailbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands below the answers of a team that has a ticket; a team without one signs as the mailbox does. Leads write them. */
@Component
@Transactional
class Signatures {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Timeline timeline;

    Signatures(JdbcClient jdbc, Teams teams, Timeline timeline) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.timeline = timeline;
    }

    /** Plain text, several lines; empty when the team has none. */
    @Transactional(readOnly = true)
    Optional<String> of(TeamId team) {
        return jdbc.sql("select text from mailbox.signature where team_id = :team")
                .param("team", team.value())
                .query(String.class)
                .optional();
    }

    /** Those that there are, by team. */
    @Transactional(readOnly = true)
    Map<TeamId, String> all() {
        Map<TeamId, String> all = new HashMap<>();
        jdbc.sql("select team_id, text from mailbox.signature").query(row -> {
            all.put(new TeamId(row.getLong("team_id")), row.getString("text"));
        });
        return all;
    }

    /** An empty text takes it away. Refused above 2,000 letters; NotFound for no such team. */
    void set(TeamId team, String text, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        String name =
                Optional.ofNullable(teams.names().get(team)).orElseThrow(() -> new NotFound("team " + team.value()));
        String wanted = text.strip().replace("\r\n", "\n").replace("\0", "");
        if (wanted.length() > LONGEST) {
            throw Refused.invalid("signature", "Sign in at most 2,000 letters.");
        }
        if (wanted.equals(of(team).orElse(""))) {
            return;
        }
        jdbc.sql("delete from mailbox.signature where team_id = :team")
                .param("team", team.value())
                .update();
        if (!wanted.isEmpty()) {
            jdbc.sql("""
                    insert into mailbox.signature (team_id, text)
                    values (:team, :text)
                    on conflict (team_id) do update set text = excluded.text
                    """).param("team", team.value()).param("text", wanted).update();
        }
        String said = wanted.isEmpty() ? "no signature of their own" : "sign: " + wanted;
        timeline.append(Entry.internal(
                Subject.of("team", team.value()), now, by.actor(), "changed", name + ": " + said, Map.of()));
    }
}
