package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** {@code BENCH_TICKETS} (100,000) tickets with five entries each, {@code BENCH_OPEN} of them open: one in twenty, at most 20,000. */
final class Backlog {

    static final int TICKETS = Figures.number("BENCH_TICKETS", 100_000);
    static final int OPEN = Figures.number("BENCH_OPEN", Math.min(20_000, TICKETS / 20));
    /** The number of the newest; the older ones count up from it. */
    static final int FIRST = 1_000_000;

    private static final String FILL_TICKETS = """
            insert into desk.ticket (id, kind, title, description, state, state_at, impact, urgency, priority, service_id,
                                     assignee_id, source, opened_at, resolved_at, updated_at, audience)
            select %1$d + i, case when i %% 3 = 0 then 'request' else 'incident' end,
                   (array['Import', 'Payment', 'Login', 'Label', 'Invoice', 'Report', 'Search', 'Queue'])[1 + i %% 8] || ' '
                       || (array['fails', 'is slow', 'is empty', 'hangs', 'times out'])[1 + i %% 5] || ' at host ' || i %% 977,
                   'It began this morning, and others see it too.',
                   case when i >= %2$d then 'closed' else (array['new', 'open', 'on-hold', 'workaround', 'open'])[1 + i %% 5] end,
                   now() - i * interval '3 minutes', 1 + i %% 3, 1 + i %% 3, 1 + i %% 5,
                   (select min(id) + i %% count(*) from catalog.service),
                   case when i %% 5 = 0 then null else (select min(id) from people.person) end,
                   'phone', now() - i * interval '3 minutes',
                   case when i >= %2$d then now() - i * interval '3 minutes' + interval '1 hour' end,
                   now() - i * interval '3 minutes', '{staff}'
              from generate_series(0, %3$d - 1) i
            """.formatted(FIRST, OPEN, TICKETS);
    private static final String FILL_ENTRIES = """
            insert into timeline.entry (at, subject_kind, subject_id, actor_kind, actor_id, actor_name, verb, body, facts, public, audience)
            select now() - i * interval '3 minutes' + n * interval '4 minutes', 'ticket', (%1$d + i)::text, 'PERSON', 1, 'Bob',
                   case n when 0 then 'opened' else 'noted' end,
                   'Looked at the logs of the last hour; nothing but time-outs of the other side.', '{}', false, '{staff}'
              from generate_series(0, %2$d - 1) i, generate_series(0, 4) n
            """.formatted(FIRST, TICKETS);

    private Backlog() {}

    /** Written past the program, and analysed. */
    static void fill(Node node) throws SQLException {
        try (Connection connection = node.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL_TICKETS);
            statement.execute(FILL_ENTRIES);
            statement.execute("vacuum analyze desk.ticket");
            statement.execute("vacuum analyze timeline.entry");
            // What happened in those years is no news to those who follow what happens.
            statement.execute(
                    "update timeline.follower set tx = pg_snapshot_xmin(pg_current_snapshot())::text::bigint, entry = -1");
            statement.execute("checkpoint");
        }
        say("%,d tickets, %,d of them open, with %,d entries", TICKETS, OPEN, 5L * TICKETS);
    }
}
