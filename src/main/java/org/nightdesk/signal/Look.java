package org.nightdesk.signal;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.signal.Item.AlertKey;

/**
 * What a batch finds. {@code joinsOnly}: all it has to do is to join open incidents, which cannot end before it does; else groups and
 * tickets are its own until it ends.
 */
record Look(
        boolean joinsOnly, Map<AlertKey, OpenAlert> known, Map<GroupKey, Group> groups, Map<TicketId, Ticket> tickets) {

    Group group(GroupKey key) {
        return Objects.requireNonNull(groups.get(key));
    }

    /** The incident that the group has or had. */
    @Nullable
    Ticket last(Group group) {
        return group.ticket() == null ? null : tickets.get(group.ticket());
    }
}
