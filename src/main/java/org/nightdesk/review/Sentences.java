package org.nightdesk.review;

import java.util.Optional;
import org.nightdesk.timeline.Entry;

/** Says an entry of the timeline as a sentence. */
final class Sentences {

    private Sentences() {}

    /** As Markdown; empty for what is not worth a sentence. */
    static Optional<String> of(Entry entry) {
        String who = Words.clause(entry.actor().name());
        String text = Words.clause(entry.text());
        String sentence = switch (entry.verb()) {
            case "opened" -> opened(entry, who);
            case "signalled" -> who + " fired: " + text + ".";
            case "cleared" -> "All alerts of " + who + " had ended.";
            case "paged" -> "Paged " + text + ".";
            case "skipped" -> "Nobody could be paged by " + text + ".";
            case "exhausted" -> text + ": every step had been tried. Paging began again.";
            case "acknowledged" -> who + " took it.";
            case "resumed" -> text + ", paging began again.";
            case "assigned" -> text.equals(who) ? who + " took it on." : who + " gave it to " + text + ".";
            case "held" -> who + " put it on hold: " + text + ".";
            case "unheld" -> "It went on after the hold.";
            case "restored" -> who + " restored it by a workaround: " + text + ".";
            case "resolved" -> text.isEmpty() ? who + " resolved it." : who + " resolved it: " + text + ".";
            case "reopened" -> text.isEmpty() ? "It was opened again." : "It was opened again: " + text + ".";
            case "noted" -> noted(entry, who, text);
            case "changed" -> who + " changed " + text + ".";
            default -> "";
        };
        return Optional.of(sentence).filter(said -> !said.isEmpty());
    }

    private static String opened(Entry entry, String who) {
        String what = fact(entry, "priority") + " on " + Words.clause(fact(entry, "service"));
        return switch (fact(entry, "source")) {
            case "signal" -> "An alert from " + who + " opened it as " + what + ".";
            case "phone" -> who + " opened it as " + what + ", from a telephone call.";
            default -> who + " opened it as " + what + ".";
        };
    }

    private static String noted(Entry entry, String who, String text) {
        return entry.isPublic() ? who + " told the customer: “" + text + "”." : who + " noted: " + text + ".";
    }

    static String fact(Entry entry, String name) {
        Object value = entry.facts().get(name);
        return value == null ? "" : value.toString();
    }
}
