package org.nightdesk.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Actor;
import org.springframework.stereotype.Component;

/**
 * Who has a thing open, and who is writing: in the memory of every node, carried by the bell, forgotten when nobody says
 * so again. The live topic is {@code presence:} and the thing's own.
 */
@Component
class Presence {

    /** How it travels between nodes; not a topic that browsers hear. */
    static final String WIRE = "here/";

    private static final Duration FORGOTTEN = Duration.ofSeconds(70);
    private static final int LONGEST_NAME = 60;

    /** What somebody does with a thing. */
    enum Doing {
        READING,
        WRITING,
        GONE
    }

    /** One who is here. */
    record Here(long person, String name, Doing doing, Instant until) {}

    private final Map<String, Map<Long, Here>> rooms = new ConcurrentHashMap<>();
    private final Bell bell;
    private final Live live;
    private final InstantSource clock;

    Presence(Bell bell, Live live, InstantSource clock) {
        this.bell = bell;
        this.live = live;
        this.clock = clock;
        bell.listen(this::heard);
    }

    /** Says it to all nodes, this one included. */
    void say(String topic, Actor who, Doing doing) {
        String wire = WIRE + topic + "/" + who.id() + "/" + doing + "/" + cut(who.name());
        if (wire.getBytes(StandardCharsets.UTF_8).length <= 200) {
            bell.ring(wire);
        }
    }

    /** Everybody else who is here now, by name. */
    List<Here> others(String topic, Actor me, Instant now) {
        return rooms.getOrDefault(topic, Map.of()).values().stream()
                .filter(here -> here.person() != me.id() && here.until().isAfter(now))
                .sorted(Comparator.comparing(Here::name))
                .toList();
    }

    private void heard(String wire) {
        String[] parts = wire.split("/", 5);
        if (!wire.startsWith(WIRE) || parts.length < 5) {
            return;
        }
        Instant now = clock.instant();
        Here here = new Here(Long.parseLong(parts[2]), parts[4], Doing.valueOf(parts[3]), now.plus(FORGOTTEN));
        if (note(parts[1], here, now)) {
            live.heard("presence:" + parts[1]);
        }
    }

    /** Whether anything is different now. */
    private boolean note(String topic, Here here, Instant now) {
        Map<Long, Here> room = rooms.computeIfAbsent(topic, fresh -> new ConcurrentHashMap<>());
        boolean lapsed = room.values().removeIf(other -> !other.until().isAfter(now));
        if (here.doing() == Doing.GONE) {
            boolean left = room.remove(here.person()) != null;
            rooms.computeIfPresent(topic, (name, rest) -> rest.isEmpty() ? null : rest);
            return left || lapsed;
        }
        Here before = room.put(here.person(), here);
        return lapsed || before == null || before.doing() != here.doing();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
