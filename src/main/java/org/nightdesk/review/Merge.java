package org.nightdesk.review;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.review.Sections.Part;

/** Two people wrote at once: each part that only one of them touched is taken from that one; the rest are {@code clashes}. */
record Merge(Sections merged, List<Part> clashes) {

    /** {@code base} is what {@code mine} was written on, {@code theirs} what has been saved since. A clash keeps mine in {@code merged}. */
    static Merge of(Sections base, Sections mine, Sections theirs) {
        Map<Part, String> merged = new EnumMap<>(Part.class);
        List<Part> clashes = new ArrayList<>();
        for (Part part : Part.values()) {
            boolean iDid = !base.part(part).equals(mine.part(part));
            boolean theyDid = !base.part(part).equals(theirs.part(part));
            if (iDid && theyDid && !mine.part(part).equals(theirs.part(part))) {
                clashes.add(part);
            }
            merged.put(part, iDid ? mine.part(part) : theirs.part(part));
        }
        return new Merge(Sections.of(merged), List.copyOf(clashes));
    }
}
