package org.nightdesk.paging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * So many messages a minute to one address by one method, whichever node sends them: what is more waits its turn, and is never dropped. Where messages come
 * quickly one after the other, what is not the first of its service waits a moment, so that what comes meanwhile goes out with it.
 */
@Component
class MessageRate {

    /** Five within this are a burst. */
    private static final Duration BURST = Duration.ofSeconds(30);

    private static final int MANY = 5;

    /** So long after the last message to that address. */
    private static final Duration GATHERING = Duration.ofSeconds(3);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Integer> MOST = Map.of("voice", 4, "sms", 10, "email", 60, "chat", 60, "ntfy", 60);
    private static final int MOST_OTHERWISE = 600;

    private final JdbcClient jdbc;

    MessageRate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A method and an address. */
    record Way(String kind, String address) {

        static Way of(Attempt attempt) {
            return new Way(attempt.kind(), attempt.address());
        }
    }

    /** Not yet: until when, and by which verb and reason the proof says so. */
    record Hold(Instant until, String verb, String reason) {}

    static int most(String kind) {
        return MOST.getOrDefault(kind, MOST_OTHERWISE);
    }

    /** What went out lately by the ways of these attempts. Other nodes wait for the caller's transaction before they count the same. */
    Window window(List<Attempt> claimed, Instant now) {
        List<Way> ways = claimed.stream().map(Way::of).distinct().toList();
        Window window = new Window(now);
        if (!ways.isEmpty()) {
            jdbc.sql("""
                    select kind, address, sent
                      from paging.pace
                      join unnest(:kinds::text[], :addresses::text[]) way (kind, address) using (kind, address)
                     order by kind, address
                       for update of pace
                    """).params(params(ways)).query(row -> {
                window.add(new Way(row.getString("kind"), row.getString("address")), instants(row));
            });
        }
        return window;
    }

    /** Keeps what the window let go. */
    void count(Window window) {
        if (window.gone.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into paging.pace (kind, address, sent)
                select kind, address, array_agg(:now::bigint)
                  from unnest(:kinds::text[], :addresses::text[]) way (kind, address)
                 group by kind, address
                 order by kind, address
                    on conflict (kind, address) do update
                   set sent = (select array_agg(moment order by moment)
                                 from unnest(pace.sent || excluded.sent) moment
                                where moment > :since
                                  and moment <= :now)
                """)
                .params(params(window.gone))
                .param("now", window.now.toEpochMilli())
                .param("since", window.now.minus(MINUTE).toEpochMilli())
                .update();
    }

    private static Map<String, Object> params(List<Way> ways) {
        return Map.of(
                "kinds", ways.stream().map(Way::kind).toArray(String[]::new),
                "addresses", ways.stream().map(Way::address).toArray(String[]::new));
    }

    private static List<Instant> instants(ResultSet row) throws SQLException {
        return Arrays.stream((Long[]) row.getArray("sent").getArray())
                .map(Instant::ofEpochMilli)
                .toList();
    }

    /** The last minute of some ways, as it was found, and what is let go now. */
    static final class Window {

        private final Instant now;
        private final Map<Way, List<Instant>> before = new HashMap<>();
        private final List<Way> gone = new ArrayList<>();

        Window(Instant now) {
            this.now = now;
        }

        // A clock that was set back would otherwise hold messages for as long.
        private void add(Way way, List<Instant> sent) {
            before.put(
                    way,
                    sent.stream()
                            .filter(at -> at.plus(MINUTE).isAfter(now) && !at.isAfter(now))
                            .toList());
        }

        /** Whether any of the ways is in a burst. */
        boolean isBurst() {
            return before.keySet().stream().anyMatch(way -> gathersUntil(way).isPresent());
        }

        private Optional<Instant> gathersUntil(Way way) {
            List<Instant> sent = before.getOrDefault(way, List.of());
            long quick = sent.stream().filter(at -> at.plus(BURST).isAfter(now)).count();
            return sent.stream()
                    .max(Instant::compareTo)
                    .map(last -> last.plus(GATHERING))
                    .filter(turn -> quick >= MANY && turn.isAfter(now));
        }

        /** Empty: it goes, and is counted. */
        Optional<Hold> hold(Bundle bundle) {
            Way way = Way.of(bundle.first());
            Optional<Hold> hold = tooMany(way).or(() -> gathering(bundle, way));
            if (hold.isEmpty()) {
                gone.add(way);
            }
            return hold;
        }

        private Optional<Hold> tooMany(Way way) {
            List<Instant> sent = before.getOrDefault(way, List.of());
            int most = most(way.kind());
            int count = sent.size() + Collections.frequency(gone, way);
            return count < most
                    ? Optional.empty()
                    : Optional.of(new Hold(
                            sent.stream().min(Instant::compareTo).orElse(now).plus(MINUTE),
                            "held",
                            "More than " + most + " a minute: its turn comes."));
        }

        // What is tried again is late already.
        private Optional<Hold> gathering(Bundle bundle, Way way) {
            return bundle.later() && bundle.attempts().stream().allMatch(one -> one.tries() == 1)
                    ? gathersUntil(way)
                            .map(
                                    turn -> new Hold(
                                            turn,
                                            "gathered",
                                            "Five came within half a minute: what follows goes out together, 3 seconds after the last."))
                    : Optional.empty();
        }
    }
}
