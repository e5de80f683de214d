package org.nightdesk.chore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.chore.screen.ChoreScreen;
import org.nightdesk.chore.screen.ChoresScreen;
import org.nightdesk.chore.screen.CostScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of chores, each of them, and what they cost. */
@Controller
class ChorePages {

    static final String PATH = "/chores";

    private static final int SHOWN = 20;
    private static final Duration YEAR = Duration.ofDays(365);

    private final Chores chores;
    private final TurnStore turns;
    private final Beats beats;
    private final Doers doers;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    ChorePages(
            Chores chores,
            TurnStore turns,
            Beats beats,
            Doers doers,
            People people,
            Viewers viewers,
            InstantSource clock) {
        this.chores = chores;
        this.turns = turns;
        this.beats = beats;
        this.doers = doers;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem choresItem() {
        return new MenuItem(MenuItem.Section.REPORTS, 40, "Chores", PATH, Role.RESPONDER);
    }

    static String path(Chore chore) {
        return PATH + "/" + chore.id();
    }

    @GetMapping(PATH)
    ModelAndView list() {
        Viewer viewer = viewers.current();
        Map<Long, Chore> all = chores.all(viewer).stream().collect(Collectors.toMap(Chore::id, Function.identity()));
        Map<PersonId, String> names = names(all.values().stream().toList());
        List<ChoresScreen.Line> lines = turns.current().stream()
                .flatMap(turn ->
                        Optional.ofNullable(all.get(turn.chore())).map(chore -> line(chore, turn, names)).stream())
                .toList();
        return new Screen("chore/chores", new ChoresScreen(lines, viewer.may(Role.AGENT)));
    }

    private Map<PersonId, String> names(List<Chore> all) {
        return people.names(all.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.owner()), one.deputy().stream()))
                .distinct()
                .toList());
    }

    private static ChoresScreen.Line line(Chore chore, Turn turn, Map<PersonId, String> names) {
        return new ChoresScreen.Line(
                path(chore),
                chore.name(),
                whose(chore, names),
                chore.forWhom(),
                turn.dueAt(),
                turn.missedAt().isPresent());
    }

    private static String whose(Chore chore, Map<PersonId, String> names) {
        return names.getOrDefault(chore.owner(), "Somebody who left")
                + chore.deputy()
                        .map(one -> ", else " + names.getOrDefault(one, "somebody who left"))
                        .orElse("");
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        return screen(id, Form.blank());
    }

    @PostMapping(PATH + "/{id:[0-9]+}/completion")
    ModelAndView done(@PathVariable long id, @RequestParam Map<String, String> typed) {
        try {
            String minutes = typed.getOrDefault("minutes", "").strip();
            Chore chore = chores.done(
                    id,
                    minutes.matches("\\d{1,5}") ? Integer.parseInt(minutes) : -1,
                    typed.containsKey("wrong"),
                    typed.getOrDefault("word", ""),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo(PATH, chore.name() + " is done.", "");
        } catch (Refused refused) {
            return screen(id, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/{id:[0-9]+}/skip")
    ModelAndView skip(@PathVariable long id, @RequestParam Map<String, String> typed) {
        try {
            Chore chore = chores.skip(id, typed.getOrDefault("word", ""), viewers.current(), clock.instant());
            return Screen.goTo(PATH, chore.name() + " is skipped this time.", "");
        } catch (Refused refused) {
            return screen(id, Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping(PATH + "/cost")
    ModelAndView cost() {
        List<Cost> costs = costs(viewers.current(), clock.instant());
        long minutes = costs.stream()
                .mapToLong(one -> (long) one.minutes() * one.times())
                .sum();
        return new Screen(
                "chore/cost",
                new CostScreen(
                        Long.toString(Math.round(minutes / 60.0)),
                        costs.stream().map(ChorePages::line).toList()));
    }

    List<Cost> costs(Viewer viewer, Instant now) {
        Map<Long, TurnStore.Cost> seen = turns.costs(now.minus(YEAR)).stream()
                .collect(Collectors.toMap(TurnStore.Cost::chore, Function.identity()));
        return chores.all(viewer).stream()
                .map(chore -> Cost.of(chore, Optional.ofNullable(seen.get(chore.id()))))
                .sorted(Comparator.comparing(Cost::lost)
                        .thenComparing(Cost::hours)
                        .reversed()
                        .thenComparing(one -> one.chore().name()))
                .toList();
    }

    private static CostScreen.Line line(Cost cost) {
        return new CostScreen.Line(
                path(cost.chore()),
                cost.chore().name(),
                cost.chore().forWhom(),
                cost.chore().why(),
                cost.minutes(),
                cost.times(),
                cost.hours().toPlainString(),
                cost.turns() == 0 ? "not known yet" : cost.wrong() + " of " + cost.turns(),
                cost.lost().toPlainString());
    }

    private Screen screen(long id, Form form) {
        Viewer viewer = viewers.current();
        Chore chore = chores.chore(id, viewer);
        Optional<Turn> current = chores.current(chore);
        boolean mine = viewer.actor().isPerson()
                && viewer.actor().id() == chore.owner().value();
        boolean mayChange = !chore.retired() && (mine || viewer.may(Role.LEAD));
        return new Screen(
                "chore/chore",
                new ChoreScreen(
                        path(chore),
                        chore.name(),
                        chore.steps(),
                        chore.why(),
                        facts(chore),
                        chore.pages() ? "Missed, it pages." : "Missed, it nags by mail.",
                        mayChange && chore.isCalled() ? beats.of(chore) : "",
                        doers.of(chore.fulfilment(), viewer),
                        mayChange,
                        current.map(Turn::dueAt),
                        current.flatMap(Turn::missedAt).isPresent(),
                        form.values().containsKey("minutes") || !form.problems().isEmpty()
                                ? form
                                : Form.of(Map.of("minutes", Integer.toString(chore.minutes()))),
                        turns.of(id, SHOWN).stream()
                                .filter(turn -> turn.endedAt().isPresent())
                                .map(ChorePages::past)
                                .toList()));
    }

    private String facts(Chore chore) {
        return whose(chore, names(List.of(chore))) + ", for " + chore.forWhom() + ", "
                + chore.rhythm().words() + ", about " + chore.minutes() + " minutes";
    }

    private static ChoreScreen.Past past(Turn turn) {
        String how = switch (turn.state()) {
            case "done" ->
                "done by " + turn.by()
                        + turn.minutes()
                                .map(minutes -> " in " + minutes + " minutes")
                                .orElse("")
                        + (turn.wrong() ? ", went wrong" : "")
                        + turn.missedAt().map(at -> ", late").orElse("");
            case "skipped" -> "skipped by " + turn.by();
            default -> turn.state();
        };
        boolean bad = turn.wrong() || turn.missedAt().isPresent();
        return new ChoreScreen.Past(turn.dueAt(), how, bad ? "soon" : "", turn.word());
    }
}
