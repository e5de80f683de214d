package org.nightdesk.watcher;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends notices that are due: to the first mail address that the person has verified. Who has none, or has left, is not written to. */
@Component
class Notifier extends LeasedWork<Notice> {

    private static final Duration LEASE = Channels.LONGEST.plusSeconds(30);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final int MOST = 8;

    private final NoticeStore store;
    private final Channels channels;
    private final People people;
    private final Tickets tickets;
    private final String address;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Notifier(
            NoticeStore store,
            Channels channels,
            People people,
            Tickets tickets,
            Settings settings,
            InstantSource clock,
            TransactionTemplate transaction,
            Bell bell,
            Ticking ticking) {
        super(Notices.TOPIC, MOST, bell, ticking);
        this.store = store;
        this.channels = channels;
        this.people = people;
        this.tickets = tickets;
        this.address = settings.address();
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(NoticeStore.EARLIEST);
    }

    @Override
    protected List<Notice> claim(int room, Instant now) {
        return transaction.execute(status -> store.claim(now, LEASE, room));
    }

    @Override
    protected String name(Notice notice) {
        return Long.toString(notice.id());
    }

    @Override
    protected void handle(Notice notice) {
        Optional<String> to = people.find(notice.person())
                .filter(Watchers::mayWatch)
                .flatMap(person -> people.contactMethods(person.id()).stream()
                        .filter(ContactMethod::verified)
                        .filter(method -> method.kind().equals("email"))
                        .map(ContactMethod::address)
                        .findFirst());
        if (to.isEmpty()) {
            write(notice, "dropped", Optional.empty(), "no verified mail address");
            return;
        }
        switch (channels.deliver("email", to.get(), message(notice))) {
            case Delivery.Sent sent -> write(notice, "sent", Optional.empty(), "");
            case Delivery.Rejected rejected -> write(notice, "failed", Optional.empty(), rejected.reason());
            case Delivery.Retry retry -> again(notice, retry);
        }
    }

    private Message message(Notice notice) {
        String number = tickets.ticket(notice.ticket(), Viewer.system()).number();
        return new Message(
                "notice-" + notice.id(),
                notice.title(),
                notice.text(),
                Optional.of(URI.create(address + "/tickets/" + number)),
                false,
                notice.tries() > 1);
    }

    private void again(Notice notice, Delivery.Retry retry) {
        if (notice.tries() > PAUSES.size()) {
            write(notice, "failed", Optional.empty(), retry.reason());
            return;
        }
        // It stays taken until then: a waiting one of the same ticket may have begun meanwhile.
        write(notice, "sending", Optional.of(clock.instant().plus(PAUSES.get(notice.tries() - 1))), retry.reason());
    }

    private void write(Notice notice, String state, Optional<Instant> dueAt, String reason) {
        transaction.executeWithoutResult(status -> store.result(notice, state, dueAt, reason));
    }
}
