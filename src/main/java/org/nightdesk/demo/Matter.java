package org.nightdesk.demo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something people ring up about, as {@code calls.json} and {@code wishes.json} tell it. {@code impact} and {@code urgency} in the words of the
 * desk; {@code waits}: why it is put on hold, {@code workaround}: how it was made to work for a while.
 */
record Matter(
        String service,
        String title,
        String text,
        String impact,
        String urgency,
        List<String> replies,
        List<String> notes,
        List<String> fixes,
        @Nullable String waits,
        @Nullable String workaround) {

    Matter {
        replies = Objects.requireNonNullElse(replies, List.of());
        notes = Objects.requireNonNullElse(notes, List.of());
    }
}
