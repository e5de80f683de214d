package org.nightdesk.recovery.screen;

import java.util.List;

/** A service and how long ago each way of coming back was proven; {@code ages} in the order of the columns. */
public record CoverageRow(String service, String tier, List<Age> ages) {

    /** {@code late}: longer ago than its tier allows, or never. */
    public record Age(String words, boolean late) {

        /** Makes no sense for this one. */
        public static final Age NOT_ASKED = new Age("", false);
    }
}
