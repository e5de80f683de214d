package org.nightdesk.rota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;

/** Goes once through a span of a roster, from each moment at which something may change to the next. */
final class Sweep {

    /** A part of the span in which nothing changes: who would be on call by rotation, who is, and who goes along. */
    record Part(Span span, Optional<PersonId> planned, Duty duty, List<PersonId> shadows) {}

    private final Roster roster;
    private final Span span;
    private final List<Track> turns;
    private final List<Track> shadows;

    Sweep(Roster roster, Span span) {
        this.roster = roster;
        this.span = span;
        // A later layer covers an earlier one.
        this.turns = tracks(false).reversed();
        this.shadows = tracks(true);
    }

    private List<Track> tracks(boolean shadow) {
        return roster.layers().stream()
                .filter(planned -> planned.layer().shadow() == shadow)
                .flatMap(planned -> span.within(planned.valid()).stream()
                        .map(valid -> new Track(planned.layer().stints(valid, planned.zone()))))
                .toList();
    }

    /** In order, without a gap. */
    List<Part> parts() {
        List<Instant> cuts = cuts();
        List<Part> parts = new ArrayList<>(cuts.size());
        for (int i = 0; i + 1 < cuts.size(); i++) {
            parts.add(part(new Span(cuts.get(i), cuts.get(i + 1))));
        }
        return parts;
    }

    private List<Instant> cuts() {
        Stream<Instant> planned =
                Stream.concat(turns.stream(), shadows.stream()).flatMap(Track::cuts);
        Stream<Instant> exceptions = roster.overrides().stream()
                .map(ShiftOverride::span)
                .flatMap(each -> Stream.of(each.from(), each.until()));
        Stream<Instant> inside = Stream.concat(planned, exceptions).filter(span::contains);
        return Stream.of(Stream.of(span.from()), inside, Stream.of(span.until()))
                .flatMap(cuts -> cuts)
                .sorted()
                .distinct()
                .toList();
    }

    private Part part(Span part) {
        Instant at = part.from();
        Optional<PersonId> planned = planned(at);
        Duty duty = new Duty(planned);
        for (ShiftOverride override : roster.overrides()) {
            if (override.span().contains(at)) {
                duty.apply(override);
            }
        }
        return new Part(part, planned, duty, along(at, duty.on().keySet()));
    }

    private Optional<PersonId> planned(Instant at) {
        for (Track track : turns) {
            Optional<PersonId> person = track.at(at);
            if (person.isPresent()) {
                return person;
            }
        }
        return Optional.empty();
    }

    // Whoever is on call is no trainee then.
    private List<PersonId> along(Instant at, Collection<PersonId> onCall) {
        return shadows.isEmpty()
                ? List.of()
                : shadows.stream()
                        .flatMap(track -> track.at(at).stream())
                        .distinct()
                        .filter(person -> !onCall.contains(person))
                        .toList();
    }
}
