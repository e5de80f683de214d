package org.nightdesk.review;

import java.util.EnumMap;
import java.util.Map;
import org.nightdesk.review.Sections.Part;

/** New texts for some of a review's parts; the others stay as they are. */
record Change(Map<Part, String> parts) {

    Change(Part part, String text) {
        this(Map.of(part, text));
    }

    Sections of(Sections base) {
        Map<Part, String> all = new EnumMap<>(base.parts());
        all.putAll(parts);
        return Sections.of(all);
    }
}
