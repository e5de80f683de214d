package org.nightdesk.cover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.absence.Absence;
import org.nightdesk.absence.Absences;
import org.nightdesk.absence.Candidate;
import org.nightdesk.absence.Conflict;
import org.nightdesk.absence.Conflicts;
import org.nightdesk.cover.CoverRequest.State;
import org.nightdesk.engine.DueWork;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Followers;
import org.nightdesk.timeline.Recorded;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows absences and schedules: as it begins, and whenever either changes, the shifts of those who cannot be reached are looked for anew, so that each is asked
 * for once, also over two nodes, and not any more when somebody has it.
 */
@Component
class CoverWork implements DueWork {

    private static final String FOLLOWER = "cover";
    private static final Set<String> KINDS = Set.of("person", "schedule");
    private static final Set<String> AWAY = Set.of("absent", "back");
    private static final Set<String> OWN =
            Set.of("cover-asked", "cover-declined", "cover-overdue", "cover-settled", "covered");
    private static final int LOT = 500;
    private static final int MOST = 5;

    private final Followers followers;
    private final CoverStore store;
    private final CoverRequests requests;
    private final CoverNews news;
    private final Absences absences;
    private final Conflicts conflicts;
    private final TransactionTemplate transaction;

    CoverWork(
            Followers followers,
            CoverStore store,
            CoverRequests requests,
            CoverNews news,
            Absences absences,
            Conflicts conflicts,
            TransactionTemplate transaction) {
        this.followers = followers;
        this.store = store;
        this.requests = requests;
        this.news = news;
        this.absences = absences;
        this.conflicts = conflicts;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "cover.work";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of("select least((" + Followers.earliest(FOLLOWER) + "), (" + CoverStore.EARLIEST + "))");
    }

    @Override
    public int runDue(Instant now) {
        Integer done = transaction.execute(
                status -> followers.follow(FOLLOWER, KINDS, LOT, heard -> hear(heard, now), () -> lookAnew(now))
                        + tellLeads(now));
        return done == null ? 0 : done;
    }

    private void hear(List<Recorded> heard, Instant now) {
        if (heard.stream().map(Recorded::entry).anyMatch(CoverWork::matters)) {
            lookAnew(now);
        }
    }

    private static boolean matters(Entry entry) {
        return entry.subject().kind().equals("schedule") ? !OWN.contains(entry.verb()) : AWAY.contains(entry.verb());
    }

    private void lookAnew(Instant now) {
        List<CoverRequest> open = new ArrayList<>(store.open());
        List<Absence> away = absences.unreachable(now);
        for (Absence absence : away) {
            for (Conflict part : conflicts.of(absence, now)) {
                Optional<CoverRequest> asked =
                        open.stream().filter(one -> holds(one, absence, part)).findFirst();
                asked.ifPresent(open::remove);
                asked.ifPresentOrElse(one -> narrow(one, part.span(), now), () -> ask(absence, part, now));
            }
        }
        open.forEach(gone -> settle(gone, now));
    }

    private static boolean holds(CoverRequest request, Absence absence, Conflict part) {
        return request.absence().equals(absence.id())
                && request.schedule().equals(part.schedule())
                && !part.span().from().isBefore(request.span().from())
                && !part.span().until().isAfter(request.span().until());
    }

    /** Somebody has part of it by now; that time passes makes it no narrower. */
    private void narrow(CoverRequest request, Span span, Instant now) {
        boolean begun = !span.from().isAfter(now);
        Span still = new Span(begun ? request.span().from() : span.from(), span.until());
        if (!still.equals(request.span())) {
            store.narrow(request.id(), still);
        }
    }

    private void ask(Absence absence, Conflict part, Instant now) {
        Set<PersonId> unwilling = store.unwilling(absence.id(), part.schedule());
        List<PersonId> may = part.covers().stream()
                .map(Candidate::person)
                .filter(person -> !unwilling.contains(person))
                .limit(MOST)
                .toList();
        Instant leadAt = may.isEmpty() ? now : CoverRequest.leadAt(part.span().from(), now);
        CoverRequestId id = store.insert(absence, part, leadAt, now);
        store.ask(id, may);
        CoverRequest made = requests.request(id);
        requests.record(made, "cover-asked", Viewer.system(), now);
        news.asked(made, now);
    }

    private void settle(CoverRequest request, Instant now) {
        store.state(request.id(), State.SETTLED);
        requests.record(request, "cover-settled", Viewer.system(), now);
    }

    private int tellLeads(Instant now) {
        List<CoverRequest> overdue = store.overdue(now);
        for (CoverRequest request : overdue) {
            store.leadTold(request.id(), now);
            requests.record(request, "cover-overdue", Viewer.system(), now);
            news.overdue(request, now);
        }
        return overdue.size();
    }
}
