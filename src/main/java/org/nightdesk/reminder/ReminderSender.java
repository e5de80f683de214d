package org.nightdesk.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends reminders by the first way of a person that works, and writes on the ticket what became of each. */
@Component
class ReminderSender implements DueWork {

    static final String TOPIC = "reminder.send";

    private static final int AT_ONCE = 8;
    private static final int TRIES_EACH = 3;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LEASE = Channels.LONGEST.multipliedBy(AT_ONCE).plusSeconds(10);

    private final ReminderStore store;
    private final ReminderWords words;
    private final Tickets tickets;
    private final People people;
    private final Channels channels;
    private final Timeline timeline;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ReminderSender(
            ReminderStore store,
            ReminderWords words,
            Tickets tickets,
            People people,
            Channels channels,
            Timeline timeline,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.words = words;
        this.tickets = tickets;
        this.people = people;
        this.channels = channels;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(ReminderStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        List<Reminder> claimed = transaction.execute(status -> store.claim(now, LEASE, AT_ONCE));
        List<Reminder> due = claimed == null ? List.of() : claimed;
        due.forEach(this::send);
        return due.size();
    }

    private void send(Reminder reminder) {
        Ticket ticket = tickets.ticket(reminder.ticket(), Viewer.system());
        Optional<Person> reader = people.find(reminder.person()).filter(Person::active);
        List<ContactMethod> ways = reader.map(Person::id).map(this::ways).orElse(List.of());
        if (ticket.state().over() || reminder.way() >= ways.size()) {
            String state = ticket.state().over() ? "dropped" : "failed";
            ended(reminder, state, ticket, reader.map(Person::name).orElse("somebody who left"));
            return;
        }
        Person person = reader.orElseThrow();
        ContactMethod way = ways.get(reminder.way());
        Delivery delivery =
                channels.deliver(way.kind(), way.address(), words.of(reminder, ticket, person, clock.instant()));
        Instant now = now();
        transaction.executeWithoutResult(status -> record(reminder, delivery, person, way, now));
    }

    /** Those that are proved; all of them where none is. */
    private List<ContactMethod> ways(org.nightdesk.people.PersonId person) {
        List<ContactMethod> all = people.contactMethods(person);
        List<ContactMethod> proved =
                all.stream().filter(ContactMethod::verified).toList();
        return proved.isEmpty() ? all : proved;
    }

    private void record(Reminder reminder, Delivery delivery, Person person, ContactMethod way, Instant now) {
        switch (delivery) {
            case Delivery.Sent sent -> {
                if (store.result(reminder, "sent", reminder.way(), reminder.repeat(), null, now)) {
                    note(reminder, "reminded", person.name(), Map.of("method", way.kind()), now);
                }
            }
            case Delivery.Rejected rejected -> next(reminder, person, way, rejected.reason(), now);
            case Delivery.Retry retry -> {
                if (reminder.tries() % TRIES_EACH == 0) {
                    next(reminder, person, way, retry.reason(), now);
                } else {
                    boolean repeat = reminder.repeat() || retry.mayHaveArrived();
                    store.result(reminder, "waiting", reminder.way(), repeat, now.plus(PAUSE), now);
                }
            }
        }
    }

    private void next(Reminder reminder, Person person, ContactMethod way, String reason, Instant now) {
        if (store.result(reminder, "waiting", reminder.way() + 1, reminder.repeat(), now, now)) {
            note(reminder, "not-reminded", person.name(), Map.of("method", way.kind(), "reason", reason), now);
        }
    }

    private void ended(Reminder reminder, String state, Ticket ticket, @Nullable String name) {
        Instant now = now();
        transaction.executeWithoutResult(status -> {
            boolean written = store.result(reminder, state, reminder.way(), reminder.repeat(), null, now);
            if (written && state.equals("failed")) {
                note(reminder, "not-reminded", String.valueOf(name), Map.of("reason", "No way is left."), now);
            }
        });
    }

    private void note(Reminder reminder, String verb, String name, Map<String, String> facts, Instant now) {
        timeline.append(Entry.internal(reminder.ticket().subject(), now, Actor.system(), verb, name, facts));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
