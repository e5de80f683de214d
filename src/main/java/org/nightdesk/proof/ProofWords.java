package org.nightdesk.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.paging.AttemptWords;
import org.nightdesk.proof.screen.ProofScreen.Line;
import org.nightdesk.timeline.Entry;
import org.nightdesk.web.Times;

/** Says each decision and each try of a page so that a manager can read it. */
final class ProofWords {

    private final Times times;

    ProofWords(Times times) {
        this.times = times;
    }

    Line line(Entry entry) {
        String by = entry.actor().name();
        String text = entry.text();
        return switch (entry.verb()) {
            case "begun" -> line(entry, "bell", "", "Began", "for " + by + ". " + text + ".");
            case "called" -> line(entry, "call", "", "Called", text + ".");
            case "shadowed" -> line(entry, "person", "", "In training, told alongside", text + ".");
            case "skipped" ->
                line(entry, "right", "soon", "Nobody to call", text + ". The next step followed at once.");
            case "passed" -> line(entry, "right", "", "Not now", text + ".");
            case "joined" -> line(entry, "check", "", by + " answered" + by(entry), text + ". Paging goes on.");
            case "sent" -> line(entry, "send", "", sent(entry), way(entry) + again(entry));
            case "delivered" -> line(entry, "check", "", "Arrived", way(entry) + ", its provider says.");
            case "delayed" ->
                line(entry, "clock", "soon", "Not taken yet", way(entry) + ". " + text + " It is tried again.");
            case "held" -> line(entry, "clock", "soon", "Held back", way(entry) + ". " + text);
            case "silenced" -> line(entry, "pause", "soon", "Held by a silence", held(entry));
            case "postponed" -> line(entry, "pause", "soon", "Held by maintenance", held(entry));
            case "released" -> line(entry, "bell", "", "No longer held", text + ".");
            case "gathered" -> line(entry, "clock", "", "Gathered", way(entry) + ". " + text);
            case "failed" -> line(entry, "alert", "late", "Not delivered", way(entry) + ". " + text);
            case "unconfirmed" -> line(entry, "alert", "soon", "Not confirmed", way(entry) + ". " + text);
            case "acknowledged" -> line(entry, "check", "ok", by + " answered" + by(entry), until(entry));
            case "escalated" ->
                line(entry, "up", "", by + " passed it on", text.isEmpty() ? "to the next step." : "“" + text + "”");
            case "passed-to" -> line(entry, "right", "", by + " passed it on", "to " + text + ".");
            case "given-back" -> line(entry, "swap", "", by + " gave it back", "It began again from the first step.");
            case "resumed" -> line(entry, "bell", "soon", "Began again", text + ".");
            case "exhausted" ->
                line(
                        entry,
                        "alert",
                        "late",
                        text,
                        "Everyone who keeps this installation is told, and the steps begin again.");
            case "judged" -> line(entry, "review", "", by + " was asked whether it was worth it", text + ".");
            case "raised" -> line(entry, "alert", "late", "The auditor raised it", text);
            case "cleared" -> line(entry, "check", "", "The auditor sees it mended", text);
            case "stopped" -> line(entry, "check", "", "Over", text + ".");
            default -> line(entry, "pulse", "", entry.verb(), text);
        };
    }

    private static Line line(Entry entry, String icon, String tone, String what, String words) {
        return new Line(entry.at(), icon, tone, what, words);
    }

    private static String sent(Entry entry) {
        return switch (fact(entry, "purpose")) {
            case "all-clear" -> "All-clear sent";
            case "alarm" -> "Alarm sent";
            case "shadow" -> "Sent to a trainee";
            default -> "Sent";
        };
    }

    private static String way(Entry entry) {
        return AttemptWords.way(fact(entry, "method")) + " to " + fact(entry, "person") + ", " + fact(entry, "address");
    }

    private static String by(Entry entry) {
        String way = fact(entry, "way");
        return way.isEmpty() ? "" : " by " + AttemptWords.way(way);
    }

    private static String again(Entry entry) {
        return fact(entry, "try").equals("1") ? "" : ", try " + fact(entry, "try");
    }

    private String held(Entry entry) {
        return "until " + times.point(Instant.parse(fact(entry, "until"))) + ": " + entry.text();
    }

    private String until(Entry entry) {
        return Optional.of(fact(entry, "until"))
                .filter(end -> !end.isEmpty())
                .map(end -> "until " + times.point(Instant.parse(end)) + ". Paging stopped.")
                .orElse("until it is resolved. Paging stopped.");
    }

    private static String fact(Entry entry, String name) {
        Map<String, ?> facts = entry.facts();
        Object value = facts.get(name);
        return value == null ? "" : value.toString();
    }
}
