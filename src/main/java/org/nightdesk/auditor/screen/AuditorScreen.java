package org.nightdesk.auditor.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/**
 * What the auditor sees, and how it is set. {@code sentence} is the first thing to read, {@code tone} its class; {@code outside} says
 * whether anybody would notice our silence; {@code mayChange}: who looks may set it.
 */
public record AuditorScreen(
        String sentence,
        String tone,
        String second,
        boolean watching,
        boolean mayChange,
        List<Line> findings,
        List<NodeLine> nodes,
        String outside,
        boolean deadMan,
        List<Past> history,
        Form form) {

    /** One finding; {@code page} is the path of the page it is about, or empty. */
    public record Line(String what, String remedy, String page, Instant since) {}

    /** One node's auditor; {@code words} say how it went. */
    public record NodeLine(String name, Instant at, String words, boolean well) {}

    /** One thing that happened. */
    public record Past(Instant at, String icon, String tone, String what, String words) {}
}
