package org.nightdesk.agreement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.agreement.screen.CalendarScreen;
import org.nightdesk.agreement.screen.CalendarScreen.FeedLine;
import org.nightdesk.agreement.screen.CalendarScreen.User;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Calendars on screens: staff read them, leads change them. */
@Controller
@RequestMapping("/calendars")
class CalendarPages {

    static final String PREFIX = "cal_";

    private static final int MOST_UNUSUAL = 12;
    private static final String SAVE = "save";

    private final Agreements agreements;
    private final Viewers viewers;
    private final InstantSource clock;

    CalendarPages(Agreements agreements, Viewers viewers, InstantSource clock) {
        this.agreements = agreements;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank() {
        CalendarForm form = CalendarForm.blank(viewers.zone().getId());
        return screen(Optional.empty(), form, Form.of(form.typed()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return taken(Optional.empty(), typed);
    }

    @GetMapping("/{id:cal_[0-9]+}")
    ModelAndView calendar(@PathVariable String id) {
        KeptCalendar calendar = find(id);
        CalendarForm form = CalendarForm.of(calendar);
        return screen(Optional.of(calendar), form, Form.of(form.typed()));
    }

    @PostMapping("/{id:cal_[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return taken(Optional.of(find(id)), typed);
    }

    /** Reads its feed at once. */
    @PostMapping("/{id:cal_[0-9]+}/reading")
    @Needs(Role.LEAD)
    ModelAndView readAgain(@PathVariable String id) {
        KeptCalendar calendar = find(id);
        agreements.readAgain(calendar.id(), viewer(), now());
        return Screen.goTo(path(calendar), "The feed is being read. Look again in a moment.", "");
    }

    private ModelAndView taken(Optional<KeptCalendar> before, Map<String, String> typed) {
        CalendarForm form = new CalendarForm(typed);
        String deed = typed.getOrDefault("deed", SAVE);
        if (!deed.equals(SAVE)) {
            CalendarForm next = form.after(deed);
            return screen(before, next, Form.of(next.typed()));
        }
        try {
            KeptCalendar kept = before.map(
                            old -> agreements.change(old.id(), form.name(), form.draft(), viewer(), now()))
                    .orElseGet(() -> agreements.create(form.name(), form.draft(), viewer(), now()));
            String said = before.isPresent()
                    ? "Kept as version " + kept.version() + ". Due times of open tickets follow."
                    : "Made the calendar " + kept.name() + ".";
            return Screen.goTo(path(kept), said, "");
        } catch (Refused refused) {
            return screen(before, form, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(Optional<KeptCalendar> kept, CalendarForm form, Form shown) {
        Instant now = now();
        return new Screen(
                "agreement/calendar",
                new CalendarScreen(
                        kept.map(CalendarPages::path).orElse("/calendars"),
                        kept.map(KeptCalendar::name).orElse(""),
                        kept.map(each -> CalendarWords.sentence(each.draft())).orElse(""),
                        kept.map(each -> CalendarWords.now(each.draft(), now)).orElse(""),
                        kept.map(KeptCalendar::version).orElse(0),
                        viewer().may(Role.LEAD),
                        shown,
                        form.week(),
                        form.special(shown),
                        zones(),
                        places(),
                        kept.flatMap(this::feed),
                        kept.map(each -> CalendarWords.unusual(each.draft(), now, MOST_UNUSUAL))
                                .orElse(List.of()),
                        kept.map(this::users).orElse(List.of())));
    }

    private Optional<FeedLine> feed(KeptCalendar calendar) {
        int days = calendar.draft().feed().map(feed -> feed.days().size()).orElse(0);
        return agreements
                .feed(calendar.id())
                .map(feed -> new FeedLine(feed.address(), feed.readAt(), feed.trouble(), days));
    }

    private List<User> users(KeptCalendar calendar) {
        return agreements.agreements().stream()
                .filter(agreement -> agreement.definition().targets().stream()
                        .anyMatch(target -> target.calendar() == calendar.id()))
                .map(agreement -> new User(AgreementPages.path(agreement), agreement.name()))
                .toList();
    }

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("", "None");
        places.putAll(PublicHolidays.places());
        return places;
    }

    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    private KeptCalendar find(String id) {
        try {
            return agreements.calendar(Long.parseLong(id.substring(PREFIX.length())));
        } catch (NumberFormatException tooLong) {
            throw new NotFound("calendar " + id);
        }
    }

    static String path(KeptCalendar calendar) {
        return "/calendars/" + PREFIX + calendar.id();
    }

    private Viewer viewer() {
        return viewers.current();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
