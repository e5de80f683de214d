package org.nightdesk.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The nodes that share this database, each seen every few seconds, and how far this one's clock is from the database's. */
@Component
public class Nodes implements DueWork {

    /** A node that has not been seen for longer is taken for stopped. */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration TIDIED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID id = UUID.randomUUID();
    private final Instant startedAt;
    private final String name = hostName();
    private Instant lastBeat = Instant.MIN;
    private Instant lastTidied = Instant.MIN;

    Nodes(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** This node, as it is registered. */
    public UUID self() {
        return id;
    }

    /** One node: {@code skew} is its clock less the database's. */
    public record Node(UUID id, String name, String version, Instant startedAt, Instant seenAt, Duration skew) {}

    /** Those seen lately, the one that has been up longest first. */
    public List<Node> alive(Instant now) {
        return jdbc.sql("""
                select id, name, version, started_at, seen_at, skew_millis
                  from engine.node
                 where seen_at > :since
                 order by started_at, id
                """)
                .param("since", now.minus(SILENCE).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Node(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("version"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong("skew_millis"))))
                .list();
    }

    /** This node's clock less the database's, asked now; the way there and back is halved. */
    public Duration skew() {
        Instant before = clock.instant();
        Instant database = jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        Duration way = Duration.between(before, clock.instant());
        return Duration.between(database, before.plus(way.dividedBy(2)));
    }

    @Override
    public String topic() {
        return "engine.nodes";
    }

    @Override
    public int runDue(Instant now) {
        if (lastBeat.plus(BEAT).isAfter(now)) {
            return 0;
        }
        beat(now);
        lastBeat = now;
        return 0;
    }

    private void beat(Instant now) {
        jdbc.sql("""
                insert into engine.node (id, name, version, started_at, seen_at, skew_millis)
                values (:id, :name, :version, :startedAt, :now, :skew)
                on conflict (id) do update
                   set seen_at = :now,
                       skew_millis = :skew
                """)
                .param("id", id)
                .param("name", name)
                .param("version", version())
                .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("skew", skew().toMillis())
                .update();
        if (lastTidied.plus(TIDIED).isAfter(now)) {
            return;
        }
        lastTidied = now;
        jdbc.sql("delete from engine.node where seen_at < :since")
                .param("since", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How this machine calls itself. */
    public static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String version() {
        return Optional.ofNullable(Nodes.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }
}
