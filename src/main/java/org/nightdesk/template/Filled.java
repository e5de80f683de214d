package org.nightdesk.template;

import java.util.List;

/** A template's text for one ticket. What the ticket does not know stays as it was written, {@code {{next-update}}}, and is named in {@code missing}. */
public record Filled(String text, List<String> missing) {

    public Filled {
        missing = List.copyOf(missing);
    }
}
