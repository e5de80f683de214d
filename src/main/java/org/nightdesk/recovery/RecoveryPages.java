package org.nightdesk.recovery;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.recovery.screen.DrillFormScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where drills are planned, led and signed. */
@Controller
@Needs(Role.RESPONDER)
class RecoveryPages {

    static final String PATH = "/recovery-drills";

    private final RecoveryDrills drills;
    private final OwnBackup own;
    private final ByRun byRun;
    private final RecoveryScreens screens;
    private final Services services;
    private final Viewers viewers;
    private final InstantSource clock;

    RecoveryPages(
            RecoveryDrills drills,
            OwnBackup own,
            ByRun byRun,
            RecoveryScreens screens,
            Services services,
            Viewers viewers,
            InstantSource clock) {
        this.drills = drills;
        this.own = own;
        this.byRun = byRun;
        this.screens = screens;
        this.services = services;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem recoveryDrillsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 80, "Recovery drills", PATH, Role.RESPONDER);
    }

    static String path(RecoveryDrill drill) {
        return PATH + "/" + drill.id();
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return new Screen("recovery/drills", screens.all(viewers.current(), clock.instant()));
    }

    @GetMapping(PATH + "/new")
    @Needs(Role.AGENT)
    ModelAndView write() {
        return form(Form.of(Map.of(
                "kind",
                "restore",
                "rto",
                "60",
                "rpo",
                "15",
                "plannedOn",
                LocalDate.ofInstant(clock.instant(), viewers.zone()).toString())));
    }

    @PostMapping(PATH)
    @Needs(Role.AGENT)
    ModelAndView plan(@RequestParam Map<String, String> typed) {
        try {
            DrillPlan plan = new DrillPlan(
                    number(typed.get("service")).map(ServiceId::new),
                    typed.getOrDefault("kind", ""),
                    typed.getOrDefault("scenario", ""),
                    typed.getOrDefault("rto", ""),
                    typed.getOrDefault("rpo", ""),
                    typed.getOrDefault("plannedOn", ""),
                    typed.getOrDefault("participants", ""),
                    typed.getOrDefault("backup", ""));
            RecoveryDrill made = drills.plan(plan, viewers.person().id(), viewers.current(), clock.instant());
            return Screen.goTo(path(made), "Planned. The clock runs once it is declared.", "");
        } catch (Refused refused) {
            return form(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        return screen(id, Form.blank());
    }

    @PostMapping(PATH + "/{id:[0-9]+}/declaration")
    @Needs(Role.AGENT)
    ModelAndView declare(@PathVariable long id) {
        RecoveryDrill declared = drills.declare(id, viewers.current(), clock.instant());
        if (declared.isOwn()) {
            own.start(declared);
        }
        return Screen.goTo(path(declared), "Declared. The clock runs.", "");
    }

    @PostMapping(PATH + "/{id:[0-9]+}/verification")
    @Needs(Role.AGENT)
    ModelAndView verify(@PathVariable long id, @RequestParam Map<String, String> typed) {
        String checked = typed.getOrDefault("checked", "");
        return kept(
                id,
                typed,
                "Verified. The clock stands.",
                () -> typed.containsKey("failed")
                        ? drills.fail(id, checked, viewers.current(), clock.instant())
                        : verified(id, checked, typed));
    }

    private RecoveryDrill verified(long id, String checked, Map<String, String> typed) {
        Viewer viewer = viewers.current();
        String run = typed.getOrDefault("run", "");
        return run.isEmpty()
                ? drills.verify(id, checked, moment(typed.getOrDefault("newest", "")), viewer, clock.instant())
                : drills.verify(id, byRun.of(drills.drill(id, viewer), run), checked, viewer, clock.instant());
    }

    @PostMapping(PATH + "/{id:[0-9]+}/description")
    @Needs(Role.AGENT)
    ModelAndView describe(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return kept(
                id,
                typed,
                "Kept.",
                () -> drills.describe(
                        id,
                        typed.getOrDefault("deviations", ""),
                        typed.getOrDefault("effect", ""),
                        viewers.current(),
                        clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/findings")
    @Needs(Role.AGENT)
    ModelAndView find(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return kept(
                id,
                typed,
                "Written down.",
                () -> drills.find(
                        id,
                        typed.getOrDefault("text", ""),
                        new PersonId(number(typed.get("owner")).orElse(0L)),
                        Optional.ofNullable(DrillPlan.day(typed.getOrDefault("due", "")))
                                .orElseThrow(() -> Refused.invalid("due", "Write the day as year-month-day.")),
                        viewers.current(),
                        clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/findings/{finding:[0-9]+}/closure")
    ModelAndView close(@PathVariable long id, @PathVariable long finding, @RequestParam Map<String, String> typed) {
        return kept(
                id,
                typed,
                "Closed.",
                () -> drills.close(
                        id, finding, typed.getOrDefault("evidence", ""), viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/signature")
    @Needs(Role.LEAD)
    ModelAndView sign(@PathVariable long id) {
        return kept(id, Map.of(), "Signed.", () -> drills.sign(id, viewers.current(), clock.instant()));
    }

    private ModelAndView kept(long id, Map<String, String> typed, String said, Supplier<RecoveryDrill> verb) {
        try {
            return Screen.goTo(path(verb.get()), said, "");
        } catch (Refused refused) {
            return screen(id, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(long id, Form form) {
        return new Screen(
                "recovery/drill",
                screens.one(drills.drill(id, viewers.current()), form, viewers.current(), viewers.zone()));
    }

    private Screen form(Form form) {
        Map<String, String> all = new LinkedHashMap<>();
        if (viewers.current().may(Role.ADMINISTRATOR)) {
            all.put("", "Nightdesk itself: restore its own backup");
        }
        services.all().forEach(one -> all.put(Long.toString(one.id().value()), one.name()));
        return new Screen("recovery/write", new DrillFormScreen(form, all, DrillKind.choices()));
    }

    private Optional<Instant> moment(String local) {
        try {
            return local.isBlank()
                    ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.parse(local).atZone(viewers.zone()).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw Refused.invalid("newest", "Say when it was written, as in 2026-11-20T16:00.");
        }
    }

    private static Optional<Long> number(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text)
                .filter(one -> one.matches("[1-9]\\d{0,14}"))
                .map(Long::valueOf);
    }
}
