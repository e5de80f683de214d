package org.nightdesk.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.board.Cover.Looker;
import org.nightdesk.board.Headline.Gap;
import org.nightdesk.board.screen.OnCallScreen;
import org.nightdesk.board.screen.OnCallScreen.NowScreen;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who is on call now, and for two weeks. */
@Controller
@RequestMapping("/on-call")
class OnCallPages {

    private final Schedules schedules;
    private final Boards boards;
    private final Lookers lookers;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    OnCallPages(
            Schedules schedules, Boards boards, Lookers lookers, ObjectProvider<Panel> panels, InstantSource clock) {
        this.schedules = schedules;
        this.boards = boards;
        this.lookers = lookers;
        this.panels = panels;
        this.clock = clock;
    }

    /** Without a schedule: the one the looker is in, or else the first; without a day: today. */
    @GetMapping
    ModelAndView show(Viewer viewer, @RequestParam Optional<String> schedule, @RequestParam Optional<String> from) {
        Instant now = clock.instant();
        Looker looker = lookers.of(viewer);
        Map<ScheduleId, String> names = schedules.names();
        NowScreen cards = boards.now(names, looker, now);
        if (names.isEmpty()) {
            return new Screen("board/oncall", nothing(cards, viewer, now));
        }
        ScheduleId chosen = chosen(schedule, names, looker, now);
        List<Gap> gaps = gaps(names, now);
        Headline headline = Headline.of(gaps, cards.cards(), looker, now);
        String fill = gaps.stream().findFirst().map(gap -> fill(gap, now)).orElse("");
        return new Screen(
                "board/oncall",
                new OnCallScreen(
                        tops(viewer, now),
                        headline.sentence(),
                        headline.more(),
                        fill,
                        "/on-call/overrides/new?schedule=" + chosen.text(),
                        cards,
                        Optional.of(boards.board(chosen, names, day(from), looker, now)),
                        Panel.in("on-call.side", panels, chosen.subject(), viewer, now),
                        viewer.may(Role.LEAD)));
    }

    /** The cards alone, for a live page. */
    @GetMapping("/now")
    ModelAndView now(Viewer viewer) {
        return new Screen("board/now", boards.now(schedules.names(), lookers.of(viewer), clock.instant()));
    }

    /** One schedule's two weeks alone, for a live page. */
    @GetMapping("/board")
    ModelAndView board(Viewer viewer, @RequestParam String schedule, @RequestParam Optional<String> from) {
        Map<ScheduleId, String> names = schedules.names();
        ScheduleId chosen = chosen(Optional.of(schedule), names, lookers.of(viewer), clock.instant());
        return new Screen("board/board", boards.board(chosen, names, day(from), lookers.of(viewer), clock.instant()));
    }

    // Whatever is not a day of this century is today.
    private static Optional<LocalDate> day(Optional<String> text) {
        try {
            return text.filter(day -> day.matches("20[0-9-]{8}")).map(LocalDate::parse);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private OnCallScreen nothing(NowScreen cards, Viewer viewer, Instant now) {
        return new OnCallScreen(
                tops(viewer, now),
                "Nobody is on call yet.",
                "",
                "",
                "",
                cards,
                Optional.empty(),
                List.of(),
                viewer.may(Role.LEAD));
    }

    private List<Piece> tops(Viewer viewer, Instant now) {
        return Panel.in("on-call.top", panels, new Subject("on-call", "all"), viewer, now);
    }

    private ScheduleId chosen(Optional<String> asked, Map<ScheduleId, String> names, Looker looker, Instant now) {
        if (asked.isPresent()) {
            return asked.flatMap(ScheduleId::parse)
                    .filter(names::containsKey)
                    .orElseThrow(() -> new NotFound("schedule " + asked.get()));
        }
        return names.keySet().stream()
                .filter(id -> schedules.schedule(id, now).layers().stream()
                        .anyMatch(layer -> layer.people().contains(looker.me())))
                .findFirst()
                .orElseGet(() -> names.keySet().iterator().next());
    }

    private List<Gap> gaps(Map<ScheduleId, String> names, Instant now) {
        return names.entrySet().stream()
                .flatMap(entry -> schedules.gaps(entry.getKey(), now, now.plus(Boards.LENGTH)).stream()
                        .map(span -> new Gap(entry.getKey(), entry.getValue(), span)))
                .sorted(Comparator.comparing(gap -> gap.span().from()))
                .toList();
    }

    private static String fill(Gap gap, Instant now) {
        Instant from = gap.span().from().isBefore(now) ? now : gap.span().from();
        return "/on-call/overrides/new?schedule=" + gap.schedule().text() + "&from=" + from + "&until="
                + gap.span().until();
    }
}
