package org.nightdesk.heartbeat.screen;

import java.time.Instant;
import java.util.List;

/** One heartbeat: how it stands, what to paste where, and its history. {@code older} leads to older calls, empty when there are none. */
public record HeartbeatScreen(
        String path,
        HeartbeatsScreen.Row row,
        String servicePath,
        String note,
        String means,
        boolean mayWrite,
        boolean paused,
        List<Tab> tabs,
        String snippet,
        List<Call> calls,
        String older,
        List<Flip> flips) {

    public record Tab(String name, String path, boolean chosen) {}

    /** One call; {@code note} says what was remarkable. {@code cut}: not all of the body was kept. */
    public record Call(
            Instant at, String kind, String tone, String took, String note, String from, String body, boolean cut) {}

    /** It went down or came back; {@code ticket} is the number of its incident, may be empty. */
    public record Flip(Instant at, boolean down, String why, String ticket) {}
}
