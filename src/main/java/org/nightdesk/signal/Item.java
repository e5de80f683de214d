package org.nightdesk.signal;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.TicketId;
import org.nightdesk.silence.SilenceId;

/** One signal on its way through a batch: what it is, what is known of it, what it becomes. */
final class Item {

    final Integration integration;
    final Signal signal;
    final ServiceId service;
    final GroupKey group;

    @Nullable
    OpenAlert known;

    @Nullable
    Outcome outcome;

    @Nullable
    TicketId ticket;

    /** The silences that say that it wakes nobody. */
    List<SilenceId> silences = List.of();

    /** The item before it in the same batch that says the same. */
    @Nullable
    Item repeats;

    Item(Integration integration, Signal signal, ServiceId service) {
        this.integration = integration;
        this.signal = signal;
        this.service = service;
        this.group = new GroupKey(service, signal.group());
    }

    AlertKey key() {
        return new AlertKey(integration.id(), signal.key());
    }

    /** Whether it would wake somebody, and nothing silences it. */
    boolean isLoud() {
        return signal.severity().wakes() && silences.isEmpty();
    }

    void becomes(Outcome what, @Nullable TicketId of) {
        outcome = what;
        ticket = of;
    }

    /** A repeat belongs where what it repeats has come to. */
    void follow() {
        if (repeats != null) {
            becomes(Outcome.REPEATED, repeats.ticket);
        }
    }

    /** An alert's identity while it is open. */
    record AlertKey(IntegrationId integration, UUID key) implements Comparable<AlertKey> {

        private static final Comparator<AlertKey> ORDER = Comparator.<AlertKey>comparingLong(
                        id -> id.integration().value())
                .thenComparing(AlertKey::key);

        @Override
        public int compareTo(AlertKey other) {
            return ORDER.compare(this, other);
        }
    }
}
