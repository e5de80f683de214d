package org.nightdesk.freeze;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Times in which nothing is changed. Whoever is about to change something in production asks {@link #at} first. */
@Component
public class Freezes {

    private static final Duration SHORTEST = Duration.ofNanos(1_000);

    private final FreezeStore store;
    private final Services services;
    private final Organisations organisations;
    private final Timeline timeline;

    Freezes(FreezeStore store, Services services, Organisations organisations, Timeline timeline) {
        this.store = store;
        this.services = services;
        this.organisations = organisations;
        this.timeline = timeline;
    }

    /**
     * The freeze that forbids to change this at that moment; of several the one that is hardest to break, then the one that lasts longest. Empty when
     * nothing does. Its {@link FreezeWindow#sentence} says so.
     */
    public Optional<FreezeWindow> at(Target target, Instant now) {
        return during(target, now, now.plus(SHORTEST));
    }

    /** As {@link #at}, for a whole span: {@code until} is not part of it. */
    public Optional<FreezeWindow> during(Target target, Instant from, Instant until) {
        return store.forbidding(target, from, until).map(this::named);
    }

    /** Whether any is on at that moment, whatever it forbids: where none is, nobody needs to ask {@link #at}. */
    public boolean isAny(Instant now) {
        return store.isAny(now);
    }

    /** All that are on in a span and were not lifted before, whatever they forbid; the first to begin first. */
    public List<FreezeWindow> between(Instant from, Instant until) {
        return store.touching(from, until).stream().map(this::named).toList();
    }

    /** NotFound when there is none. */
    FreezeWindow freeze(FreezeId id) {
        return store.find(id).map(this::named).orElseThrow(() -> new NotFound("freeze " + id.value()));
    }

    List<FreezeWindow> after(long id, int limit) {
        return store.after(id, limit).stream().map(this::named).toList();
    }

    /** Leads only. Refused when a value is wrong, or names what is not there. */
    @Transactional
    FreezeWindow declare(FreezeDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        draft.refuseIfWrong(now);
        FreezeWindow made = freeze(store.insert(draft));
        record(made, viewer.actor(), "declared", made.sentence(), now);
        return made;
    }

    /** Ends it now. Leads only; administrators only where only they may break it. Refused when it is over. */
    @Transactional
    FreezeWindow lift(FreezeId id, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        FreezeWindow freeze = store.lock(id).map(this::named).orElseThrow(() -> new NotFound("freeze " + id.value()));
        freeze.breaker().ifPresent(viewer::needs);
        if (freeze.lifted().isPresent() || !freeze.until().isAfter(now)) {
            throw Refused.conflict("This freeze is over already.");
        }
        store.lift(id, now);
        record(freeze, viewer.actor(), "lifted", "Changes in %s are allowed again.".formatted(freeze.where()), now);
        return freeze(id);
    }

    private FreezeWindow named(FreezeWindow freeze) {
        return new FreezeWindow(
                freeze.id(),
                freeze.scope(),
                where(freeze.scope()),
                freeze.from(),
                freeze.until(),
                freeze.zone(),
                freeze.reason(),
                freeze.breaker(),
                freeze.lifted());
    }

    private String where(Scope scope) {
        return switch (scope) {
            case Scope.All all -> "any service";
            case Scope.OfService one -> services.service(one.id()).name();
            case Scope.OfEnvironment one -> one.name();
            case Scope.OfCustomer one ->
                "what runs for " + organisations.organisation(one.id()).name();
        };
    }

    private void record(FreezeWindow freeze, Actor by, String verb, String words, Instant now) {
        timeline.append(Entry.internal(
                freeze.id().subject(),
                now,
                by,
                verb,
                words,
                Map.of("freeze", freeze.id().value())));
    }
}
