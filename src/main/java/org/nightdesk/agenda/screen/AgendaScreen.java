package org.nightdesk.agenda.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's calendar addresses. {@code fresh} is one that was made just now, and is shown only this once; empty otherwise. */
public record AgendaScreen(String fresh, List<Line> lines, Map<String, String> choices) {

    /** An address that works; {@code close} is the path that ends it. */
    public record Line(String what, Instant madeAt, Optional<Instant> readAt, String close) {}
}
