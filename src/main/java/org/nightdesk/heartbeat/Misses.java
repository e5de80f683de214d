package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.database.Lane;
import org.nightdesk.desk.TicketId;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.DueWork;
import org.nightdesk.heartbeat.Alarm.Matter;
import org.nightdesk.heartbeat.Alarm.Said;
import org.nightdesk.heartbeat.Listening.Outage;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was not heard in time raises its alert, in the transaction that says so: many at once, one by one when something is wrong with one of them. What could not be heard because nobody
 * here listened is given its grace from then on; if it is not expected again within that, an incident that wakes nobody says so.
 */
@Component
class Misses implements DueWork {

    private static final int AT_ONCE = 50;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm z", Locale.ENGLISH);
    private static final Logger log = LoggerFactory.getLogger(Misses.class);

    private final HeartbeatStore store;
    private final PingStore pings;
    private final Listening listening;
    private final Alarm alarm;
    private final Timeline timeline;
    private final Bell bell;
    private final TransactionTemplate transaction;

    Misses(
            HeartbeatStore store,
            PingStore pings,
            Listening listening,
            Alarm alarm,
            Timeline timeline,
            Bell bell,
            TransactionTemplate transaction) {
        this.store = store;
        this.pings = pings;
        this.listening = listening;
        this.alarm = alarm;
        this.timeline = timeline;
        this.bell = bell;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "heartbeat.due";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(HeartbeatStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return Lane.INTAKE.on(() -> {
            listening.note(now);
            try {
                return look(now, AT_ONCE);
            } catch (RuntimeException together) {
                log.warn("missed heartbeats are looked at one by one", together);
                return (int) store.missed(now, AT_ONCE).stream()
                        .filter(id -> alone(id, now))
                        .count();
            }
        });
    }

    private int look(Instant now, int most) {
        return Objects.requireNonNullElse(transaction.execute(status -> decide(store.lockMissed(now, most), now)), 0);
    }

    // One that nothing can be decided about holds up no other; it stays due, and is tried again.
    private boolean alone(HeartbeatId id, Instant now) {
        try {
            return Objects.requireNonNullElse(
                            transaction.execute(status -> decide(
                                    store
                                            .lock(id)
                                            .filter(one -> one.missedAt()
                                                    .filter(at -> !at.isAfter(now))
                                                    .isPresent())
                                            .stream()
                                            .toList(),
                                    now)),
                            0)
                    > 0;
        } catch (RuntimeException failure) {
            log.error("nothing could be decided about heartbeat {}", id.value(), failure);
            return false;
        }
    }

    private int decide(List<Heartbeat> due, Instant now) {
        List<Said> said = new ArrayList<>();
        due.forEach(heartbeat -> decide(heartbeat, said, now));
        tell(said, now);
        return due.size();
    }

    private void decide(Heartbeat heartbeat, List<Said> said, Instant now) {
        Instant missed = heartbeat.missedAt().orElse(now);
        Optional<Outage> outage = listening
                .outage(heartbeat.windowBegins(), missed)
                .filter(one -> one.id() != heartbeat.course().excused())
                .filter(one -> heartbeat
                        .course()
                        .lastAt()
                        .filter(at -> at.isAfter(one.until()))
                        .isEmpty());
        if (outage.isPresent()) {
            excuse(heartbeat, outage.get(), said, now);
        } else {
            missed(heartbeat, missed, said);
        }
    }

    private void excuse(Heartbeat heartbeat, Outage outage, List<Said> said, Instant now) {
        Duration grace = heartbeat.plan().grace();
        Instant until = outage.until().plus(grace);
        Instant again = heartbeat.plan().expected().next(outage.until());
        String deaf = "Nightdesk did not listen from %s to %s"
                .formatted(clock(heartbeat, outage.from()), clock(heartbeat, outage.until()));
        if (again.isAfter(until) && heartbeat.course().dueAt().isPresent()) {
            Heartbeat unheard = heartbeat.with(heartbeat.course().unheard(outage.id(), again));
            store.save(unheard);
            said.add(new Said(
                    unheard,
                    Matter.UNHEARD,
                    heartbeat.name() + " could not be heard",
                    "%s. It was expected %s, and may have run: look yourself. It is expected again %s."
                            .formatted(
                                    deaf,
                                    clock(heartbeat, heartbeat.course().dueAt().orElse(now)),
                                    clock(heartbeat, again)),
                    now));
            record(heartbeat, "unheard", deaf, now);
            return;
        }
        store.save(heartbeat.with(heartbeat.course().given(outage.id(), until)));
        record(heartbeat, "given-time", deaf + "; it has until " + clock(heartbeat, until), now);
    }

    private void missed(Heartbeat heartbeat, Instant at, List<Said> said) {
        String expected = heartbeat
                .course()
                .startedAt()
                .filter(start -> heartbeat
                        .course()
                        .dueAt()
                        .filter(due -> due.isBefore(start))
                        .isEmpty())
                .map(start -> "A run began " + clock(heartbeat, start) + " and did not say within "
                        + Lengths.words(heartbeat.plan().grace()) + " that it had ended")
                .orElseGet(() -> "It was expected "
                        + clock(heartbeat, heartbeat.course().dueAt().orElse(at)) + ", with "
                        + Lengths.words(heartbeat.plan().grace()) + " of grace");
        Heartbeat down = heartbeat.with(heartbeat.course().down(at, expected, Optional.empty()));
        said.add(new Said(
                down,
                Matter.DOWN,
                heartbeat.name() + " was not heard",
                expected + ". "
                        + heartbeat
                                .course()
                                .lastAt()
                                .map(last -> "Last heard " + clock(heartbeat, last) + ".")
                                .orElse("It was never heard.")
                        + (heartbeat.plan().note().isEmpty()
                                ? ""
                                : "\n\n" + heartbeat.plan().note()),
                at));
    }

    private void tell(List<Said> said, Instant now) {
        if (said.isEmpty()) {
            return;
        }
        List<Optional<TicketId>> tickets = alarm.say(said, now);
        for (int i = 0; i < said.size(); i++) {
            Heartbeat heartbeat = said.get(i).heartbeat();
            if (said.get(i).matter() == Matter.DOWN) {
                store.save(heartbeat);
                pings.flipped(heartbeat.id(), true, heartbeat.course().why(), tickets.get(i), now);
                record(heartbeat, "missed", heartbeat.course().why(), now);
            }
        }
    }

    private void record(Heartbeat heartbeat, String verb, String text, Instant now) {
        timeline.append(Entry.internal(heartbeat.id().subject(), now, Actor.system(), verb, text, Map.of()));
        bell.ring(Heartbeats.TOPIC);
    }

    // By the clocks it is expected by: whoever reads the incident knows the crontab.
    private static String clock(Heartbeat heartbeat, Instant at) {
        ZoneId zone = heartbeat.plan().expected() instanceof Expected.ByCalendar calendar
                ? calendar.zone()
                : ZoneId.of("UTC");
        return CLOCK.format(at.atZone(zone));
    }
}
