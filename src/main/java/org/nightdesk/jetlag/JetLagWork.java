package org.nightdesk.jetlag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.engine.DueWork;
import org.nightdesk.jetlag.JetLag.State;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Followers;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.travel.Journey;
import org.nightdesk.travel.Journeys;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Follows journeys, absences and schedules: whenever one changes, night shifts of travellers are looked for anew, and each is told once. */
@Component
class JetLagWork implements DueWork {

    private static final String FOLLOWER = "jetlag";
    private static final Set<String> KINDS = Set.of("person", "schedule");
    private static final Set<String> OF_PEOPLE = Set.of("travels", "stays", "absent", "back", "changed");
    private static final int LOT = 500;

    private final Followers followers;
    private final JetLagStore store;
    private final JetLagNews news;
    private final NightParts parts;
    private final Journeys journeys;
    private final People people;
    private final TransactionTemplate transaction;

    JetLagWork(
            Followers followers,
            JetLagStore store,
            JetLagNews news,
            NightParts parts,
            Journeys journeys,
            People people,
            TransactionTemplate transaction) {
        this.followers = followers;
        this.store = store;
        this.news = news;
        this.parts = parts;
        this.journeys = journeys;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "jetlag.work";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(Followers.earliest(FOLLOWER));
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(
                status -> followers.follow(FOLLOWER, KINDS, LOT, heard -> hear(heard, now), () -> lookAnew(now)));
        return done == null ? 0 : done;
    }

    private void hear(List<Recorded> heard, Instant now) {
        if (heard.stream().map(Recorded::entry).anyMatch(JetLagWork::matters)) {
            lookAnew(now);
        }
    }

    private static boolean matters(Entry entry) {
        return entry.subject().kind().equals("schedule") || OF_PEOPLE.contains(entry.verb());
    }

    private void lookAnew(Instant now) {
        List<JetLag> known = new ArrayList<>(store.lockComing(now));
        Map<PersonId, List<Journey>> travellers = journeys.coming(now).stream()
                .collect(Collectors.groupingBy(Journey::person, LinkedHashMap::new, Collectors.toList()));
        travellers.forEach((id, theirs) ->
                people.find(id).filter(Person::active).ifPresent(person -> look(person, theirs, known, now)));
        known.stream().filter(gone -> gone.state() == State.OPEN).forEach(gone -> store.state(gone.id(), State.GONE));
    }

    private void look(Person person, List<Journey> theirs, List<JetLag> known, Instant now) {
        List<NightPart> fresh = new ArrayList<>();
        for (NightPart part : parts.of(person, theirs, now)) {
            Optional<JetLag> before = known.stream()
                    .filter(one -> one.state() != State.GONE)
                    .filter(one -> one.isOf(part))
                    .findFirst();
            before.ifPresent(one -> {
                known.remove(one);
                keepUp(one, part.span(), now);
            });
            if (before.isEmpty() && store.insert(part, now)) {
                fresh.add(part);
            }
        }
        if (!fresh.isEmpty()) {
            news.found(person, fresh, now);
        }
    }

    /** The shift became longer or shorter; that time passes makes it no shorter. */
    private void keepUp(JetLag before, Span span, Instant now) {
        Instant from = span.from().isAfter(now) ? span.from() : before.span().from();
        Span still = new Span(from, span.until());
        if (before.state() == State.OPEN && !still.equals(before.span())) {
            store.move(before.id(), still);
        }
    }
}
