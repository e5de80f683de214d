package org.nightdesk.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Coverage;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shifts as iCalendars, each at an address that is its own key. */
@Component
class Agendas {

    private static final Duration BACK = Duration.ofDays(28);
    private static final Duration AHEAD = Duration.ofDays(400);
    // So that a shift that has begun keeps its beginning, by which it is known.
    private static final Duration LONGEST_SHIFT = Duration.ofDays(62);

    private final AddressStore store;
    private final Schedules schedules;
    private final People people;
    private final Secrets secrets;
    private final Timeline timeline;

    Agendas(AddressStore store, Schedules schedules, People people, Secrets secrets, Timeline timeline) {
        this.store = store;
        this.schedules = schedules;
        this.people = people;
        this.secrets = secrets;
        this.timeline = timeline;
    }

    List<Address> of(PersonId person) {
        return store.of(person);
    }

    /** The secret of a new address, which is not shown again; the one they had for the same is over. Without a schedule: their own shifts. */
    @Transactional
    String open(Person person, Optional<ScheduleId> schedule, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        schedule.ifPresent(id -> schedules.schedule(id, now));
        String secret = secrets.fresh();
        store.put(person.id(), schedule, digest(secret), now);
        record(person.id(), "calendar-opened", viewer, now);
        return secret;
    }

    /** Nobody reads it any more. Throws NotFound when it is not theirs. */
    @Transactional
    void close(long id, PersonId person, Viewer viewer, Instant now) {
        if (!store.delete(id, person)) {
            throw new NotFound("calendar address " + id);
        }
        record(person, "calendar-closed", viewer, now);
    }

    /** What stands at that address; empty when nothing does, or whoever it was given to has left. */
    @Transactional
    Optional<String> read(String secret, Instant now) {
        Optional<Address> address = store.find(digest(secret));
        boolean works = address.flatMap(found -> people.find(found.person()))
                .filter(Person::active)
                .filter(person -> person.role().atLeast(Role.RESPONDER))
                .isPresent();
        if (!works) {
            return Optional.empty();
        }
        store.read(address.get(), now);
        return Optional.of(text(address.get(), now));
    }

    private String text(Address address, Instant now) {
        Map<ScheduleId, String> names = schedules.names();
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<Entered> entered = names.keySet().stream()
                .filter(id ->
                        address.schedule().filter(only -> !only.equals(id)).isEmpty())
                .flatMap(id -> entered(id, today))
                .filter(entry ->
                        address.schedule().isPresent() || entry.shift().person().equals(address.person()))
                .sorted(Comparator.comparing(entry -> entry.shift().from()))
                .toList();
        Map<PersonId, String> who = people.names(
                entered.stream().map(entry -> entry.shift().person()).distinct().toList());
        String title = address.schedule()
                .map(id -> names.getOrDefault(id, "Removed schedule"))
                .orElse("On call");
        AgendaText text = new AgendaText(title, address.madeAt());
        for (Entered entry : entered) {
            String schedule = names.getOrDefault(entry.shift().schedule(), "");
            String person = who.getOrDefault(entry.shift().person(), "Somebody who left");
            entry.into(text, address.schedule().isPresent() ? Optional.of(person) : Optional.empty(), schedule);
        }
        return text.toString();
    }

    /** A shift, and whether it is a trainee's who goes along. */
    private record Entered(Shift shift, boolean shadow) {

        void into(AgendaText text, Optional<String> person, String schedule) {
            if (shadow) {
                text.addShadow(shift, person.map(name -> name + " (shadow)").orElse("Shadow: " + schedule), schedule);
            } else {
                text.add(shift, person.orElse("On call: " + schedule), schedule);
            }
        }
    }

    private Stream<Entered> entered(ScheduleId id, Instant today) {
        Instant first = today.minus(BACK);
        Coverage coverage = schedules.coverage(id, new Span(first.minus(LONGEST_SHIFT), today.plus(AHEAD)));
        return Stream.concat(
                        coverage.shifts().stream().map(shift -> new Entered(shift, false)),
                        coverage.shadows().stream().map(shift -> new Entered(shift, true)))
                .filter(entry -> entry.shift().until().isAfter(first));
    }

    private static byte[] digest(String secret) {
        return Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    private void record(PersonId person, String verb, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(Subject.of("person", person.value()), now, viewer.actor(), verb, "", Map.of()));
    }
}
