package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.paging.Outlook.Coming;
import org.nightdesk.paging.screen.PhoneScreen;
import org.nightdesk.paging.screen.PhoneScreen.Choice;
import org.nightdesk.paging.screen.PhoneScreen.Standing;
import org.nightdesk.paging.screen.PhoneScreen.Told;
import org.nightdesk.paging.screen.PhoneScreen.What;
import org.nightdesk.paging.screen.PhoneScreen.Whose;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the holder of a link sees. */
@Component
class PhoneScreens {

    /** The page stays small on a bad connection. */
    private static final int MOST_OTHERS = 200;

    private static final Set<String> PASSED_ON = Set.of("escalated", "passed-to");

    private final Pages pages;
    private final Outlook outlook;
    private final Briefings briefings;
    private final Training training;
    private final People people;
    private final ObjectProvider<PhonePart> parts;

    PhoneScreens(
            Pages pages,
            Outlook outlook,
            Briefings briefings,
            Training training,
            People people,
            ObjectProvider<PhonePart> parts) {
        this.pages = pages;
        this.outlook = outlook;
        this.briefings = briefings;
        this.training = training;
        this.people = people;
        this.parts = parts;
    }

    /** {@code wished} is the end that was chosen already, as the form writes it, {@code refused} why what was pressed was not done; empty for none. */
    PhoneScreen of(Page page, Person me, String path, String proof, String wished, String refused, Instant now) {
        Times times = new Times(now, Place.of(people.zone(me, now)), List.of());
        List<Coming> coming = outlook.of(page, now);
        Map<String, String> others = others(coming, me);
        return new PhoneScreen(
                path,
                proof,
                times,
                what(page, now),
                standing(page, me),
                training.objection(page, me.id(), now).orElse(""),
                refused,
                told(page, coming, me, times),
                afterwards(page),
                spared(coming, me),
                first(others),
                others.size() - first(others).size(),
                choices(times, wished),
                parts.orderedStream()
                        .flatMap(part -> part.on(page, me, path, proof).stream())
                        .toList(),
                version(page));
    }

    String version(Page page) {
        return page.state().word() + "-" + page.round() + "-" + page.step() + "-"
                + pages.attempts(page.id()).hashCode();
    }

    private What what(Page page, Instant now) {
        return new What(
                briefings.name(page),
                page.service(),
                page.priority(),
                page.title(),
                page.detail(),
                page.startedAt(),
                briefings.figure(page, now),
                briefings.path(page));
    }

    private Standing standing(Page page, Person me) {
        return switch (page.state()) {
            case PageState.Waiting waiting ->
                nobodys(page.held().map(Page.Held::words).orElse(""));
            case PageState.Paging paging -> nobodys((joined(page, me) + " " + passedOn(page, me)).strip());
            case PageState.Exhausted exhausted -> nobodys("Everyone was called and nobody answered.");
            case PageState.Acknowledged answer ->
                new Standing(
                        answer.by().filter(me.id()::equals).isPresent() ? Whose.YOURS : Whose.SOMEBODYS,
                        answer.name(),
                        Optional.of(answer.at()),
                        answer.until(),
                        "");
            case PageState.Stopped over ->
                new Standing(Whose.OVER, "", Optional.of(over.at()), Optional.empty(), capital(over.reason()));
        };
    }

    private String joined(Page page, Person me) {
        if (page.place().needed() < 2) {
            return "";
        }
        List<String> names = pages.answers(page.id()).stream()
                .map(answer -> answer.person().filter(me.id()::equals).isPresent() ? "you" : answer.name())
                .toList();
        return page.place().needed() + " people must answer. "
                + (names.isEmpty() ? "Nobody has yet." : capital(String.join(" and ", names) + " answered"));
    }

    // Who was called because somebody said that it is not theirs reads why; who said it reads that it was heard.
    private String passedOn(Page page, Person me) {
        return pages.decisions(page.id()).stream()
                .map(Recorded::entry)
                .filter(entry -> PASSED_ON.contains(entry.verb()))
                .reduce((before, after) -> after)
                .map(entry -> (isBy(entry, me) ? "You" : entry.actor().name()) + " passed it on"
                        + (entry.verb().equals("passed-to") ? " to " : ": ") + entry.text() + ".")
                .orElse("");
    }

    private static boolean isBy(Entry entry, Person me) {
        return entry.actor().isPerson() && entry.actor().id() == me.id().value();
    }

    private static String capital(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static Standing nobodys(String note) {
        return new Standing(Whose.NOBODYS, "", Optional.empty(), Optional.empty(), note);
    }

    private List<Told> told(Page page, List<Coming> coming, Person me, Times times) {
        Map<Long, Attempt> latest = new LinkedHashMap<>();
        pages.attempts(page.id()).stream()
                .filter(attempt -> attempt.purpose() != Attempt.Purpose.ALL_CLEAR)
                .forEach(attempt -> latest.merge(attempt.person().value(), attempt, PhoneScreens::telling));
        List<Told> all = new ArrayList<>();
        latest.values()
                .forEach(attempt -> all.add(new Told(
                        attempt.name(),
                        attempt.person().equals(me.id()),
                        AttemptWords.shortly(attempt, times)
                                + (attempt.purpose() == Attempt.Purpose.SHADOW ? ", in training" : ""),
                        attempt.state() == Attempt.State.FAILED ? "late" : "dim")));
        for (Coming step : coming) {
            boolean next = step == coming.getFirst();
            String words = times.clock(step.at()) + (next ? in(step.at(), times) : "");
            step.people()
                    .forEach(person -> all.add(
                            new Told(person.name(), person.id().equals(me.id()), words, next ? "soon" : "dim")));
        }
        return all;
    }

    // Of one person's attempts, the last that has come to something tells more than one that still waits its turn.
    private static Attempt telling(Attempt one, Attempt other) {
        return other.at() == null && one.at() != null ? one : other;
    }

    private static String in(Instant at, Times times) {
        return Duration.between(times.now(), at).toMinutes() < 1 ? ", now" : ", in " + times.distance(at);
    }

    private static String afterwards(Page page) {
        if (!page.state().calling()) {
            return "";
        }
        return page.round() < page.repeat()
                ? "Then from the beginning again."
                : "Then everyone who keeps this installation.";
    }

    private static List<String> spared(List<Coming> coming, Person me) {
        return coming.stream()
                .flatMap(step -> step.people().stream())
                .filter(person -> !person.id().equals(me.id()))
                .map(Person::name)
                .distinct()
                .toList();
    }

    /** Whoever is next comes first. */
    private Map<String, String> others(List<Coming> coming, Person me) {
        Map<String, String> others = new LinkedHashMap<>();
        Stream.concat(
                        coming.stream().flatMap(step -> step.people().stream()),
                        people.staff().stream().sorted(Comparator.comparing(Person::name)))
                .filter(person -> !person.id().equals(me.id()))
                .distinct()
                .forEach(person -> others.putIfAbsent(person.id().text(), person.name()));
        return others;
    }

    private static Map<String, String> first(Map<String, String> others) {
        Map<String, String> first = new LinkedHashMap<>(others);
        first.keySet().retainAll(others.keySet().stream().limit(MOST_OTHERS).toList());
        return first;
    }

    private static List<Choice> choices(Times times, String wished) {
        List<Instant> ends = Ends.after(times.now(), times.here().zone());
        boolean known = ends.stream().anyMatch(end -> end.toString().equals(wished));
        return Stream.concat(
                        Stream.of(new Choice("", "Resolved", !known)),
                        ends.stream()
                                .map(end -> new Choice(
                                        end.toString(),
                                        times.clock(end),
                                        end.toString().equals(wished))))
                .toList();
    }
}
