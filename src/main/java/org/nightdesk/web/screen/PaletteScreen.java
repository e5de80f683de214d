package org.nightdesk.web.screen;

import java.util.List;
import org.nightdesk.web.PaletteSource.Entry;

/** What was found for the words as they were typed. */
public record PaletteScreen(String words, List<Group> groups) {

    /** Entries under their heading. */
    public record Group(String heading, List<Entry> entries) {}

    public int count() {
        return groups.stream().mapToInt(group -> group.entries().size()).sum();
    }
}
