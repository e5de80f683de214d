package org.nightdesk.signal;

import java.util.Comparator;
import org.nightdesk.catalog.ServiceId;

/** What makes alerts one incident. Ordered, so that all transactions lock groups in one order. */
record GroupKey(ServiceId service, String group) implements Comparable<GroupKey> {

    private static final Comparator<GroupKey> ORDER =
            Comparator.<GroupKey>comparingLong(key -> key.service().value()).thenComparing(GroupKey::group);

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }
}
