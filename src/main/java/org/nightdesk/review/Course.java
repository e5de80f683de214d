package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Recorded;

/**
 * The course of an incident, read from its timeline and from nothing else: what the entries do not say is empty. {@code entries} are in order of time
 * and end with what made it over.
 */
record Course(List<Recorded> entries, List<Outage> outages, Noticed noticed) {

    /** From opening (again) until it worked again; {@code end} is empty while the record has none. */
    record Outage(Instant start, Optional<Instant> end) {}

    /** Who noticed first. */
    record Noticed(boolean byAlert, String name, Instant at) {}

    private static final Set<String> BEGINS = Set.of("opened", "reopened");
    private static final Set<String> ENDS = Set.of("restored", "resolved");
    /** What is said about the incident afterwards is no part of it. */
    private static final Set<String> AFTERWARDS =
            Set.of("closed", "linked", "review-begun", "review-approved", "review-reopened");

    /** At least one entry; in any order. */
    static Course of(List<Recorded> all) {
        List<Recorded> sorted = all.stream()
                .filter(one -> !AFTERWARDS.contains(verb(one)))
                .sorted(java.util.Comparator.comparing((Recorded one) -> at(one))
                        .thenComparing(Recorded::id))
                .toList();
        List<Recorded> during = sorted.subList(0, end(sorted));
        return new Course(during, outages(during), noticed(during));
    }

    static String verb(Recorded recorded) {
        return recorded.entry().verb();
    }

    static Instant at(Recorded recorded) {
        return recorded.entry().at();
    }

    Instant began() {
        return outages.getFirst().start();
    }

    /** When it worked again for good; empty while it does not. */
    Optional<Instant> ended() {
        return outages.getLast().end();
    }

    /** How long it did not work, all outages together; empty while it lasts. */
    Optional<Duration> impact() {
        if (ended().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(outages.stream()
                .map(outage -> Duration.between(outage.start(), outage.end().orElseThrow()))
                .reduce(Duration.ZERO, Duration::plus));
    }

    Optional<Recorded> firstPage() {
        return first("paged");
    }

    Optional<Recorded> firstAnswer() {
        return first("acknowledged");
    }

    Optional<Recorded> restored() {
        return first("restored");
    }

    /** The last one: after it, it stayed so. */
    Optional<Recorded> resolved() {
        return all("resolved").reduce((one, next) -> next);
    }

    Optional<Recorded> customersTold() {
        return entries.stream()
                .filter(one -> verb(one).equals("noted") && one.entry().isPublic())
                .findFirst();
    }

    Optional<Recorded> first(String verb) {
        return all(verb).findFirst();
    }

    java.util.stream.Stream<Recorded> all(String verb) {
        return entries.stream().filter(one -> verb(one).equals(verb));
    }

    /** From its beginning until an entry. */
    Duration until(Recorded entry) {
        return Duration.between(began(), at(entry));
    }

    /** The people who did something in it, each once, in order of appearance. */
    List<Actor> people() {
        return entries.stream()
                .map(one -> one.entry().actor())
                .filter(Actor::isPerson)
                .distinct()
                .toList();
    }

    private static int end(List<Recorded> sorted) {
        int last = lastIndex(sorted, one -> ENDS.contains(verb(one)));
        int reopened = lastIndex(sorted, one -> BEGINS.contains(verb(one)));
        return last > reopened ? last + 1 : sorted.size();
    }

    private static int lastIndex(List<Recorded> sorted, Predicate<Recorded> wanted) {
        for (int index = sorted.size() - 1; index >= 0; index--) {
            if (wanted.test(sorted.get(index))) {
                return index;
            }
        }
        return -1;
    }

    private static List<Outage> outages(List<Recorded> entries) {
        List<Outage> outages = new ArrayList<>();
        Instant start = at(entries.getFirst());
        for (Recorded entry : entries) {
            if (start == null && BEGINS.contains(verb(entry))) {
                start = at(entry);
            }
            if (start != null && ENDS.contains(verb(entry))) {
                outages.add(new Outage(start, Optional.of(at(entry))));
                start = null;
            }
        }
        if (start != null) {
            outages.add(new Outage(start, Optional.empty()));
        }
        return outages;
    }

    private static Noticed noticed(List<Recorded> entries) {
        Recorded first = entries.stream()
                .filter(one -> verb(one).equals("opened") || verb(one).equals("signalled"))
                .findFirst()
                .orElse(entries.getFirst());
        Actor actor = first.entry().actor();
        boolean byAlert = verb(first).equals("signalled")
                || "signal".equals(first.entry().facts().get("source"));
        return new Noticed(byAlert, actor.name(), at(first));
    }
}
