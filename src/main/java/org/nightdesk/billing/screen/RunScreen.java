package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** One version of a month. What is only for those who see the whole is empty for others. {@code since}: what it does not know yet, empty when nothing; {@code again}: the month that may be run once more. */
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
        String since,
        String again,
        Customers customers,
        List<Told> sources,
        String difference,
        String sha256,
        Form form,
        List<Piece> pieces) {

    /** Those that were looked for, some at a time; {@code found} of {@code all}. {@code earlier} and {@code later} lead to the others, empty where there are none. */
    public record Customers(
            String query,
            boolean waiting,
            int all,
            int found,
            int from,
            List<Part> parts,
            String earlier,
            String later) {

        /** Whether there are so many that one looks for one. */
        public boolean many() {
            return all > 20;
        }
    }

    /** One number of the identity. */
    public record Step(String what, String amount) {}

    /** What one check found; {@code open} may be accepted by who looks. */
    public record Group(String check, String kind, int count, boolean open, List<Found> found) {}

    /** One finding; {@code path} leads to the customer's lines, empty when there are none; {@code said}: why it may stand, and who says so. */
    public record Found(int number, String who, String path, String text, String said, boolean open) {}

    /** An adjustment that does not apply. */
    public record Flag(int number, String what, String why) {}

    /** One customer; {@code stands} says who approved it, {@code tone} is empty when somebody did; {@code said}: the last word to it, empty when there is none. */
    public record Part(
            String path,
            String customer,
            int lines,
            String usage,
            String adjustments,
            String total,
            String stands,
            String tone,
            String said) {}

    /** What the run was told. */
    public record Told(String report, int version, Instant asOf, long rows, String sha256) {}
}
