package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.engine.DueWork;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each minute at the schedules whose handovers are kept, by the code that says who is on call, and makes a handover half an hour before each
 * change. What is planned otherwise meanwhile, or a little later as if from the change on, is made so too. Two nodes make one.
 */
@Component
class Watch implements DueWork {

    static final String TOPIC = "handover.watch";
    static final Duration AHEAD = Duration.ofMinutes(30);

    /** The lead is paged so long after a change. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_SHIFT = Duration.ofDays(35);

    private final SettingStore settings;
    private final HandoverStore store;
    private final HandoverCourse course;
    private final Schedules schedules;
    private final TransactionTemplate transaction;

    Watch(
            SettingStore settings,
            HandoverStore store,
            HandoverCourse course,
            Schedules schedules,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.store = store;
        this.course = course;
        this.schedules = schedules;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(SettingStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> look(now))) ? 1 : 0;
    }

    private boolean look(Instant now) {
        Optional<Setting> due = settings.takeDue(now);
        due.ifPresent(setting -> {
            Optional<String> name = Optional.ofNullable(schedules.names().get(setting.schedule()));
            if (name.isEmpty()) {
                settings.delete(setting.schedule());
                store.open(setting.schedule())
                        .forEach(open ->
                                course.end(open, State.WITHDRAWN, "the schedule is gone", Viewer.system(), now));
                return;
            }
            settings.again(setting.schedule(), now.plus(EVERY));
            look(setting, name.get(), now);
        });
        return due.isPresent();
    }

    private void look(Setting setting, String name, Instant now) {
        Instant from = now.minus(PATIENCE);
        Instant until = now.plus(AHEAD).plus(1, ChronoUnit.SECONDS);
        List<Change> changes = Change.in(schedules.shifts(setting.schedule(), from, until));
        Map<Instant, Handover> known = store.near(setting.schedule(), from, until).stream()
                .collect(Collectors.toMap(Handover::changeAt, Function.identity()));
        changes.forEach(change -> {
            Optional.ofNullable(known.remove(change.at()))
                    .ifPresentOrElse(made -> adapt(made, change), () -> make(setting, name, change, now));
        });
        known.values().stream()
                .filter(Handover::isOpen)
                .forEach(gone -> course.end(gone, State.WITHDRAWN, "the plan has changed", Viewer.system(), now));
        store.overtaken(setting.schedule(), now)
                .forEach(old -> course.end(old, State.LAPSED, "the next shift has begun", Viewer.system(), now));
    }

    private void make(Setting setting, String name, Change change, Instant now) {
        List<Shift> before = schedules.shifts(setting.schedule(), change.at().minus(LONGEST_SHIFT), change.at());
        store.insert(setting, name, change, change.began(before), change.at().plus(PATIENCE), now)
                .ifPresent(id -> {
                    store.people(id, change);
                    course.begun(id, now);
                });
    }

    // One that is over stays as it is: what was accepted was accepted.
    private void adapt(Handover made, Change change) {
        if (made.state() == State.WITHDRAWN) {
            store.renew(made.id(), change.at().plus(PATIENCE));
        }
        boolean same = Set.<PersonId>copyOf(made.leaving()).equals(change.leaving())
                && Set.<PersonId>copyOf(made.coming()).equals(change.coming());
        if (!same && (made.isOpen() || made.state() == State.WITHDRAWN)) {
            store.people(made.id(), change);
        }
    }
}
