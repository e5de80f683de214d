package org.nightdesk.chore;

import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.chore.screen.ChoreFormScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.Agreements;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where chores are written. */
@Controller("choreWritePages")
@Needs(Role.RESPONDER)
class WritePages {

    private static final String PATH = ChorePages.PATH;

    private final Chores chores;
    private final People people;
    private final Services services;
    private final Agreements calendars;
    private final Doers doers;
    private final Viewers viewers;
    private final InstantSource clock;

    WritePages(
            Chores chores,
            People people,
            Services services,
            Agreements calendars,
            Doers doers,
            Viewers viewers,
            InstantSource clock) {
        this.chores = chores;
        this.people = people;
        this.services = services;
        this.calendars = calendars;
        this.doers = doers;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    @Needs(Role.AGENT)
    ModelAndView write() {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "every",
                "week",
                "weekday",
                "1",
                "monthDay",
                "1",
                "month",
                "1",
                "at",
                "09:00",
                "minutes",
                "30",
                "grace",
                "240"));
        values.put("zone", viewers.zone().getId());
        values.put("owner", Long.toString(viewers.current().actor().id()));
        return screen(PATH, "New chore", PATH, "", "", Form.of(values));
    }

    @PostMapping(PATH)
    @Needs(Role.AGENT)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return save(
                PATH,
                "New chore",
                PATH,
                "",
                "",
                typed,
                draft -> chores.create(draft, viewers.current(), clock.instant()));
    }

    @GetMapping(PATH + "/{id:[0-9]+}/edit")
    ModelAndView edit(@PathVariable long id) {
        Chore chore = chores.chore(id, viewers.current());
        String path = ChorePages.path(chore);
        return screen(path, chore.name(), path, path + "/retirement", does(chore), Form.of(values(chore)));
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Chore chore = chores.chore(id, viewers.current());
        String path = ChorePages.path(chore);
        return save(
                path,
                chore.name(),
                path,
                path + "/retirement",
                does(chore),
                typed,
                draft -> chores.change(id, draft, viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/retirement")
    ModelAndView retire(@PathVariable long id) {
        chores.retire(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "It is not done any more.", "");
    }

    private ModelAndView save(
            String at,
            String heading,
            String back,
            String retire,
            String does,
            Map<String, String> typed,
            Function<ChoreDraft, Chore> verb) {
        try {
            Chore kept = verb.apply(draft(typed));
            return Screen.goTo(ChorePages.path(kept), "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(at, heading, back, retire, does, Form.refused(typed, refused))
                    .refused();
        }
    }

    private Screen screen(String at, String heading, String back, String retire, String does, Form form) {
        Map<String, String> staff = new LinkedHashMap<>();
        people.staff().forEach(one -> staff.put(Long.toString(one.id().value()), one.name()));
        Map<String, String> kept = new LinkedHashMap<>(Map.of("", "Every day counts"));
        calendars.calendars().forEach(one -> kept.put(Long.toString(one.id()), one.name()));
        Map<String, String> woken = new LinkedHashMap<>(Map.of("", "No service"));
        services.all().forEach(one -> woken.put(Long.toString(one.id().value()), one.name()));
        return new Screen(
                "chore/write",
                new ChoreFormScreen(
                        at,
                        heading,
                        back,
                        retire,
                        form,
                        staff,
                        with("", "Nobody", staff),
                        Choices.of("day", "Each day", "week", "Each week", "month", "Each month", "year", "Each year"),
                        weekdays(),
                        months(),
                        kept,
                        Choices.of("nag", "Nag owner and deputy by mail", "page", "Page somebody"),
                        woken,
                        doers.choices(does, viewers.current())));
    }

    private static Map<String, String> with(String value, String words, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(value, words));
        all.putAll(more);
        return all;
    }

    private static Map<String, String> weekdays() {
        Map<String, String> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(Integer.toString(day.getValue()), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        return days;
    }

    private static Map<String, String> months() {
        Map<String, String> months = new LinkedHashMap<>();
        for (Month month : Month.values()) {
            months.put(Integer.toString(month.getValue()), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        return months;
    }

    private static Map<String, String> values(Chore chore) {
        Map<String, String> values = new LinkedHashMap<>();
        Rhythm rhythm = chore.rhythm();
        values.put("name", chore.name());
        values.put("steps", chore.steps());
        values.put("why", chore.why());
        values.put("forWhom", chore.forWhom());
        values.put("owner", Long.toString(chore.owner().value()));
        values.put("deputy", chore.deputy().map(id -> Long.toString(id.value())).orElse(""));
        values.put("every", rhythm.every().word());
        values.put("weekday", Integer.toString(rhythm.weekday().getValue()));
        values.put("monthDay", Integer.toString(rhythm.monthDay()));
        values.put("month", Integer.toString(rhythm.month().getValue()));
        values.put("at", rhythm.at().toString());
        values.put("zone", rhythm.zone().getId());
        values.put("calendar", chore.calendar().map(Object::toString).orElse(""));
        values.put("minutes", Integer.toString(chore.minutes()));
        values.put("grace", Long.toString(chore.grace().toMinutes()));
        values.put("missed", chore.pages() ? "page" : "nag");
        values.put(
                "service", chore.service().map(id -> Long.toString(id.value())).orElse(""));
        values.put("fulfilled", does(chore));
        return values;
    }

    private static String does(Chore chore) {
        return chore.fulfilment().by().word()
                + chore.fulfilment().id().map(id -> "-" + id).orElse("");
    }

    private static ChoreDraft draft(Map<String, String> typed) {
        String[] fulfilled = typed.getOrDefault("fulfilled", "hand").split("-", 2);
        return new ChoreDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("steps", ""),
                typed.getOrDefault("why", ""),
                typed.getOrDefault("forWhom", ""),
                number(typed.get("owner")).map(PersonId::new),
                number(typed.get("deputy")).map(PersonId::new),
                typed.getOrDefault("every", ""),
                typed.getOrDefault("weekday", "1"),
                typed.getOrDefault("monthDay", "1"),
                typed.getOrDefault("month", "1"),
                typed.getOrDefault("at", ""),
                typed.getOrDefault("zone", ""),
                number(typed.get("calendar")),
                typed.getOrDefault("minutes", ""),
                typed.getOrDefault("grace", ""),
                typed.getOrDefault("missed", ""),
                number(typed.get("service")).map(ServiceId::new),
                fulfilled[0],
                fulfilled.length > 1 ? number(fulfilled[1]) : Optional.empty());
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(one -> one.matches("[1-9]\\d{0,14}"))
                .map(Long::valueOf);
    }
}
