package org.nightdesk.web;

import java.time.Instant;
import java.util.List;
import org.nightdesk.subject.Viewer;

/**
 * Something that Ctrl-K finds or does. Each module declares what it can: places to go to, things to do, its own things by
 * name. Asked while somebody types, so it must answer within a few milliseconds.
 */
public interface PaletteSource {

    /** The heading its entries stand under ("Tickets"); sources of one name are shown together. */
    String heading();

    /**
     * Best first, at most {@code most}; only what the viewer may see. {@code words} is what was typed, trimmed, perhaps
     * empty: then the few that are most likely wanted, or none.
     */
    List<Entry> find(Viewer viewer, String words, int most, Instant now);

    /** {@code id} is shown before the label and may be empty, as may {@code detail}; {@code icon} names one of icons.svg. */
    record Entry(String icon, String id, String label, String detail, String path) {}
}
