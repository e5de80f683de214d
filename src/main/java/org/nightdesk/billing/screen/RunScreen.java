package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Panel.Piece;

/** One version of a month. What is only for those who see the whole is empty for others. */
public record RunScreen(
        String path,
        String billPath,
        String bill,
        String title,
        String sentence,
        String tone,
        String newer,
        boolean whole,
        String currency,
        List<Step> bridge,
        List<Group> findings,
        List<Flag> flags,
        List<Part> parts,
        List<Told> sources,
        String difference,
        String sha256,
        List<Piece> pieces) {

    /** One number of the identity. */
    public record Step(String what, String amount) {}

    /** What one check found. */
    public record Group(String kind, int count, List<Found> found) {}

    /** One finding; {@code path} leads to the customer's lines, empty when there are none. */
    public record Found(String who, String path, String text) {}

    /** An adjustment that does not apply. */
    public record Flag(int number, String what, String why) {}

    /** One customer; {@code stands} says who approved it, {@code tone} is empty when somebody did. */
    public record Part(
            String path,
            String customer,
            int lines,
            String usage,
            String adjustments,
            String total,
            String stands,
            String tone) {}

    /** What the run was told. */
    public record Told(String report, int version, Instant asOf, long rows, String sha256) {}
}
