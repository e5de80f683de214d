package org.nightdesk.queue.screen;

import java.util.List;
import org.nightdesk.queue.screen.HomeScreen.OnCall;

/**
 * A queue for a screen that hangs on a wall: read from across the room, touched by nobody. {@code figures} count all that the
 * view holds, {@code rows} are the most pressing of it, {@code hidden} is how many more there are.
 */
public record WallScreen(
        String name, String path, List<Figure> figures, List<Row> rows, int hidden, List<OnCall> onCall) {

    /** A number with its words; {@code pressing}: somebody should look up. */
    public record Figure(int number, String words, boolean pressing) {}

    /** The address that answers with what changes alone. */
    public String livePath() {
        return path + (path.contains("?") ? "&" : "?") + "rows";
    }
}
