package org.nightdesk.rating;

import java.util.Comparator;

/** What makes a line the same line in the next version: whose, for what, and where that is told apart, which. */
public record Key(String customer, String item, String detail) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::customer).thenComparing(Key::item).thenComparing(Key::detail);

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }
}
