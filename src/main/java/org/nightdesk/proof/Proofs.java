package org.nightdesk.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.AttemptWords;
import org.nightdesk.paging.Briefings;
import org.nightdesk.paging.Outlook;
import org.nightdesk.paging.Outlook.Coming;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.proof.screen.PagesScreen;
import org.nightdesk.proof.screen.ProofScreen;
import org.nightdesk.proof.screen.ProofScreen.Figure;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together how a page went, for whoever asks in the morning. */
@Component
class Proofs {

    private static final int MANY = 1_000;

    private final Pages pages;
    private final Outlook outlook;
    private final Briefings briefings;
    private final People people;
    private final Channels channels;
    private final ObjectProvider<Panel> panels;

    Proofs(
            Pages pages,
            Outlook outlook,
            Briefings briefings,
            People people,
            Channels channels,
            ObjectProvider<Panel> panels) {
        this.pages = pages;
        this.outlook = outlook;
        this.briefings = briefings;
        this.people = people;
        this.channels = channels;
        this.panels = panels;
    }

    ProofScreen of(Page page, Viewer viewer, Times times) {
        ProofWords words = new ProofWords(times);
        return new ProofScreen(
                page.id().text(),
                page.id().subject().toString(),
                sentence(page),
                next(page, viewer, times),
                briefings.name(page),
                briefings.path(page),
                page.priority(),
                page.service(),
                page.title(),
                new ProofScreen.Policy(
                        page.policyName(),
                        page.policy().map(id -> "/policies/" + id.text()).orElse("")),
                figures(page, times),
                pages.decisions(page.id()).stream()
                        .map(recorded -> words.line(recorded.entry()))
                        .toList(),
                pages.attempts(page.id()).stream().map(this::message).toList(),
                !(page.state() instanceof PageState.Stopped),
                page.state().calling(),
                page.state() instanceof PageState.Acknowledged answer
                        && answer.by().filter(me(viewer)::equals).isPresent(),
                others(viewer),
                Panel.in("page.verbs", panels, page.subject(), viewer, times.now()));
    }

    private Map<String, String> others(Viewer viewer) {
        Map<String, String> others = new LinkedHashMap<>();
        people.staff().stream()
                .filter(person -> !person.actor().equals(viewer.actor()))
                .forEach(person -> others.put(person.id().text(), person.name()));
        return others;
    }

    private ProofScreen.Message message(Attempt attempt) {
        String state = attempt.state().name().toLowerCase(Locale.ROOT) + (attempt.repeat() ? ", may be a repeat" : "");
        return new ProofScreen.Message(
                attempt.name(),
                AttemptWords.way(attempt.kind()) + ", " + channels.shown(attempt.kind(), attempt.address()),
                state,
                attempt.state() == Attempt.State.FAILED,
                Optional.ofNullable(attempt.sentAt()),
                attempt.tries(),
                attempt.reference(),
                attempt.reason());
    }

    PagesScreen newest(Optional<PageId> before, int most) {
        List<Page> found = pages.newest(before.map(PageId::value).orElse(Long.MAX_VALUE), most + 1);
        List<PagesScreen.Row> rows = found.stream().limit(most).map(this::row).toList();
        String earlier = found.size() > most
                ? "/pages?before=" + found.get(most - 1).id().text()
                : "";
        long calling = pages.calling(MANY).size();
        String sentence = calling == 0
                ? "No page is waiting."
                : calling == 1
                        ? "One page is waiting for an answer."
                        : "%,d pages %sare waiting for an answer."
                                .formatted(calling, calling == MANY ? "or more " : "");
        return new PagesScreen(sentence, rows, before.isPresent(), earlier);
    }

    private PagesScreen.Row row(Page page) {
        return new PagesScreen.Row(
                "/pages/" + page.id().text(),
                briefings.name(page),
                page.priority(),
                page.title(),
                page.service(),
                page.startedAt(),
                page.state().word(),
                sentence(page));
    }

    private String sentence(Page page) {
        return switch (page.state()) {
            case PageState.Waiting waiting -> page.held().map(Page.Held::words).orElse("Nobody has been told yet.");
            case PageState.Paging paging -> joined(page);
            case PageState.Exhausted exhausted ->
                page.steps().isEmpty() ? "No policy says whom to wake." : "Everyone was called and nobody answered.";
            case PageState.Acknowledged answer -> answered(page, answer);
            case PageState.Stopped over ->
                page.answer().map(answer -> answered(page, answer)).orElse("It was over before anybody answered.");
        };
    }

    private String joined(Page page) {
        int needed = page.place().needed();
        int given = needed < 2 ? 0 : pages.answered(page.id());
        return given == 0 ? "Nobody has answered yet." : given + " of " + needed + " who must answer have.";
    }

    private static String answered(Page page, PageState.Acknowledged answer) {
        return answer.name() + " answered after " + span(Duration.between(page.startedAt(), answer.at())) + ".";
    }

    private static String span(Duration length) {
        return length.compareTo(Duration.ofMinutes(1)) < 0 ? length.toSeconds() + " s" : Times.span(length);
    }

    private String next(Page page, Viewer viewer, Times times) {
        Optional<Person> me = people.find(me(viewer));
        Optional<Coming> step = outlook.of(page, times.now()).stream().findFirst();
        return switch (page.state()) {
            case PageState.Acknowledged answer ->
                answer.until()
                        .map(end -> "Until " + times.point(end) + "; then paging starts again.")
                        .orElse("Until it is resolved.");
            case PageState.Stopped over -> "Over since " + times.point(over.at()) + ": " + over.reason() + ".";
            default ->
                step.map(coming -> "Next: " + Outlook.names(coming.people(), me) + ", at " + times.clock(coming.at())
                                + ".")
                        .orElse("");
        };
    }

    private List<Figure> figures(Page page, Times times) {
        List<Attempt> attempts = pages.attempts(page.id());
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("Began", times.point(page.startedAt())));
        first(attempts)
                .ifPresent(sent ->
                        figures.add(new Figure("First message after", span(Duration.between(page.startedAt(), sent)))));
        page.answer()
                .ifPresent(answer -> figures.add(
                        new Figure("Answered after", span(Duration.between(page.startedAt(), answer.at())))));
        long told = attempts.stream()
                .filter(attempt -> attempt.sentAt() != null)
                .map(Attempt::person)
                .distinct()
                .count();
        figures.add(new Figure("People told", Long.toString(told)));
        return figures;
    }

    private static Optional<Instant> first(List<Attempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> Optional.ofNullable(attempt.sentAt()).stream())
                .min(Instant::compareTo);
    }

    static Times times(Viewer viewer, People people, Instant now) {
        return new Times(
                now,
                people.find(me(viewer))
                        .map(person -> Place.of(people.zone(person, now)))
                        .orElse(Place.UTC),
                List.of());
    }

    private static PersonId me(Viewer viewer) {
        return new PersonId(viewer.actor().isPerson() ? viewer.actor().id() : 0);
    }
}
