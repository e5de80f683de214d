package org.nightdesk.paging.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.paging.Briefing.Figure;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Times;

/**
 * The page as its holder sees it on a phone. {@code path} is the signed address and {@code proof} the token of its forms; {@code times}
 * are the holder's; {@code ticket} is where to read more, empty when there is nothing; {@code objection} says why the holder may only
 * look, empty when they may answer; {@code refused} why what was pressed just now was not done; {@code others} are those to whom it may be passed, id to name, {@code unlisted} how many more; {@code parts} are other modules'; {@code version} changes when anything here does.
 */
public record PhoneScreen(
        String path,
        String proof,
        Times times,
        What what,
        Standing standing,
        String objection,
        String refused,
        List<Told> told,
        String afterwards,
        List<String> spared,
        Map<String, String> others,
        int unlisted,
        List<Choice> choices,
        List<Piece> parts,
        String version) {

    /** Whose it is. */
    public enum Whose {
        NOBODYS,
        YOURS,
        SOMEBODYS,
        OVER
    }

    /** {@code name} of who has it, {@code at} when that began, {@code note} why it is over. */
    public record Standing(Whose whose, String name, Optional<Instant> at, Optional<Instant> until, String note) {}

    /** What is wrong; {@code name} as {@code INC-1042}, {@code detail} as the signal said it. */
    public record What(
            String name,
            String service,
            int priority,
            String title,
            String detail,
            Instant since,
            Figure figure,
            String ticket) {}

    /** One person who was told or will be; {@code tone} is a class or empty. */
    public record Told(String name, boolean me, String words, String tone) {}

    /** Until when it can be taken; {@code value} is what the form sends, empty for: until it is resolved. */
    public record Choice(String value, String label, boolean chosen) {}

    /** The one to offer beside "until it is resolved": the last. */
    public Choice longest() {
        return choices.getLast();
    }

    public boolean is(String word) {
        return standing.whose().name().equalsIgnoreCase(word);
    }

    /** "Bob and Charlie are not woken", empty when nobody would be. */
    public String sparing() {
        return switch (spared.size()) {
            case 0 -> "";
            case 1 -> spared.getFirst() + " is not woken";
            case 2 -> spared.getFirst() + " and " + spared.getLast() + " are not woken";
            default -> spared.getFirst() + " and " + (spared.size() - 1) + " others are not woken";
        };
    }

    /** How long it goes on: "6 min, still going on". */
    public String going() {
        return standing.whose() == Whose.OVER ? "over now" : "still going on";
    }
}
