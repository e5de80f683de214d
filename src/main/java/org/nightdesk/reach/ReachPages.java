package org.nightdesk.reach;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.channel.Channels;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.reach.screen.ReachScreen;
import org.nightdesk.reach.screen.ReachScreen.Row;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My rules, on a screen of my profile. Fields: {@code urgent-0-method}, {@code calm-2-minutes}, {@code quiet-from}. */
@Controller
@RequestMapping("/profile/reach")
class ReachPages {

    private static final int PLACES = 8;
    private static final int EMPTY = 2;
    private static final String URGENT = "urgent";
    private static final String CALM = "calm";

    private final ReachRules rules;
    private final People people;
    private final Channels channels;
    private final Viewers viewers;
    private final InstantSource clock;

    ReachPages(ReachRules rules, People people, Channels channels, Viewers viewers, InstantSource clock) {
        this.rules = rules;
        this.people = people;
        this.channels = channels;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show() {
        Person me = viewers.person();
        return screen(me, Form.of(fields(rules.of(me.id()))));
    }

    @PostMapping
    ModelAndView keep(@RequestParam Map<String, String> typed) {
        Person me = viewers.person();
        try {
            Wishes wishes = new Wishes(typed(typed, URGENT), typed(typed, CALM), quiet(typed));
            rules.keep(me.id(), wishes, viewers.current(), clock.instant());
            return Screen.goTo("/profile/reach", "Kept. The next page follows it.", "");
        } catch (Refused refused) {
            return screen(me, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(Person me, Form form) {
        Map<String, String> methods = new LinkedHashMap<>();
        methods.put("", "…");
        people.contactMethods(me.id())
                .forEach(method -> methods.put(
                        Long.toString(method.id()),
                        method.kind() + " " + channels.shown(method.kind(), method.address())
                                + (method.verified() ? "" : ", not verified")));
        List<ReachScreen.Set> sets = List.of(
                set(URGENT, "What presses", "P1 and P2, at every hour.", form),
                set(CALM, "What does not press", "P3 to P5; in quiet hours they wait until these are over.", form));
        return new Screen("reach/reach", new ReachScreen(methods, sets, form));
    }

    private static ReachScreen.Set set(String name, String heading, String words, Form form) {
        String api = name.equals(CALM) ? "notUrgent" : name;
        int used = IntStream.range(0, PLACES)
                .filter(place -> !form.value(name + "-" + place + "-method").isEmpty())
                .map(place -> place + 1)
                .max()
                .orElse(0);
        return new ReachScreen.Set(
                name,
                heading,
                words,
                IntStream.range(0, Math.min(PLACES, used + EMPTY))
                        .mapToObj(place -> new Row(
                                place,
                                form.value(name + "-" + place + "-method"),
                                form.value(name + "-" + place + "-minutes")))
                        .toList(),
                form.problems().stream()
                        .filter(problem -> problem.field().startsWith(api))
                        .map(Problem::reason)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    private static Map<String, String> fields(Wishes wishes) {
        Map<String, String> fields = new HashMap<>();
        put(fields, URGENT, wishes.urgent());
        put(fields, CALM, wishes.calm());
        wishes.quiet().ifPresent(quiet -> {
            fields.put("quiet-from", quiet.from().toString());
            fields.put("quiet-until", quiet.until().toString());
        });
        return fields;
    }

    private static void put(Map<String, String> fields, String set, List<ReachRule> rules) {
        for (int place = 0; place < rules.size(); place++) {
            fields.put(
                    set + "-" + place + "-method",
                    Long.toString(rules.get(place).method()));
            fields.put(
                    set + "-" + place + "-minutes",
                    Integer.toString(rules.get(place).afterMinutes()));
        }
    }

    private static List<ReachRule> typed(Map<String, String> typed, String set) {
        List<ReachRule> rules = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            String method = typed.getOrDefault(set + "-" + place + "-method", "");
            String minutes =
                    typed.getOrDefault(set + "-" + place + "-minutes", "").strip();
            if (method.matches("[1-9][0-9]{0,17}")) {
                rules.add(new ReachRule(Long.parseLong(method), number(minutes)));
            }
        }
        return rules;
    }

    private static int number(String minutes) {
        if (minutes.isEmpty()) {
            return 0;
        }
        return minutes.matches("[0-9]{1,4}") ? Integer.parseInt(minutes) : -1;
    }

    private static Optional<Quiet> quiet(Map<String, String> typed) {
        String from = typed.getOrDefault("quiet-from", "");
        String until = typed.getOrDefault("quiet-until", "");
        if (from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Quiet(LocalTime.parse(from), LocalTime.parse(until)));
        } catch (DateTimeException unreadable) {
            throw Refused.invalid("quietHours", "Give both ends, as 22:00 and 07:00, or neither.");
        }
    }
}
