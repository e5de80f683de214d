package org.nightdesk.queue.screen;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The queue as one view shows it. {@code orders} are those it may stand in, {@code arranging} how else it could be laid out, {@code words} is what was looked for, {@code whole} the
 * words that find all of it, {@code count} how many the view holds,
 * {@code more} the path that shows further ones, empty when all are here; {@code people} and {@code teams} are those a ticket can be given to,
 * {@code problems} what could not be done just now, {@code keeping} what may be done to the view itself.
 */
public record QueueScreen(
        String name,
        String path,
        String sentence,
        List<Sorting> orders,
        Arranging arranging,
        String words,
        String whole,
        int count,
        String more,
        List<Shelf> shelves,
        List<Group> groups,
        List<Choice> people,
        List<String> teams,
        List<String> problems,
        Keeping keeping) {

    /** An order the list may stand in. */
    public record Sorting(String name, String path, boolean current) {}

    /** Views that belong together, at the left. */
    public record Shelf(String heading, List<View> views) {}

    /** One view; {@code urgent} of its tickets wait for somebody. */
    public record View(String name, String path, int count, int urgent, boolean current) {}

    /** {@code mayKeep}: what is shown may become a view; {@code forget}: where the one shown is removed, else empty. */
    public record Keeping(boolean mayKeep, String forget) {}

    /** Rows under a heading; {@code count} of them there are, shown or not. {@code path} leads to the group alone, where that can be said. */
    public record Group(String heading, int count, String path, List<Row> rows) {

        public String anchor() {
            return "group-" + Integer.toHexString(heading.hashCode());
        }
    }

    /** One of several to choose from. */
    public record Choice(String value, String label) {}

    /** The address that answers with the rows alone. */
    public String rowsPath() {
        return path + (path.contains("?") ? "&" : "?") + "rows";
    }

    /** Where all of it is had as a file; csv or xlsx. */
    public String filePath(String format) {
        return UriComponentsBuilder.fromPath("/queue/tickets." + format)
                .queryParam("q", "{whole}")
                .encode()
                .buildAndExpand(whole)
                .toUriString();
    }

    /** The same view for a screen on a wall. */
    public String wallPath() {
        return path.replaceFirst("^/queue", "/queue/wall");
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
