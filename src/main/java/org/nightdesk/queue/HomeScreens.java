package org.nightdesk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.HomeScreen;
import org.nightdesk.queue.screen.HomeScreen.Night;
import org.nightdesk.queue.screen.HomeScreen.Summons;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.nightdesk.web.NeedsMe.Need;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what needs one person, and says the one sentence they must read. */
@Component
class HomeScreens {

    private static final int FEW = 6;
    private static final int CALLING = 50;

    private final Board board;
    private final Counts counts;
    private final Tickets tickets;
    private final Pages pages;
    private final Schedules schedules;
    private final OnCallNow onCallNow;
    private final People people;
    private final Viewers viewers;
    private final ObjectProvider<NeedsMe> needs;
    private final ObjectProvider<Panel> panels;

    HomeScreens(
            Board board,
            Counts counts,
            Tickets tickets,
            Pages pages,
            Schedules schedules,
            OnCallNow onCallNow,
            People people,
            Viewers viewers,
            ObjectProvider<NeedsMe> needs,
            ObjectProvider<Panel> panels) {
        this.board = board;
        this.counts = counts;
        this.tickets = tickets;
        this.pages = pages;
        this.schedules = schedules;
        this.onCallNow = onCallNow;
        this.people = people;
        this.viewers = viewers;
        this.needs = needs;
        this.panels = panels;
    }

    HomeScreen of(Viewer viewer, Instant now) {
        Times times = new Times(now, Place.of(viewers.zone()), List.of());
        long me = viewer.actor().isPerson() ? viewer.actor().id() : 0;
        List<Summons> summons = summons(viewer, me, times);
        List<Row> mine = rows(board.groups(View.MINE, Arrangement.USUAL, FEW, viewer, now))
                .sorted(byClock())
                .limit(FEW)
                .toList();
        List<Group> open = board.groups(View.OPEN, Arrangement.USUAL, FEW, viewer, now);
        List<Row> nobodys = open.stream()
                .filter(group -> group.heading().equals(Board.WAITING))
                .flatMap(group -> group.rows().stream())
                .filter(row -> !row.mine())
                .limit(FEW)
                .toList();
        int waiting = counts.in(View.OPEN, viewer);
        List<Shift> coming = schedules.names().keySet().stream()
                .flatMap(id -> schedules.shifts(id, Nights.start(times), now.plus(OnCallNow.AHEAD)).stream())
                .toList();
        Map<PersonId, String> names =
                people.names(coming.stream().map(Shift::person).distinct().toList());
        List<Need> yours = needs(viewer, now);
        return new HomeScreen(
                tops(viewer, now),
                sentence(summons, mine, nobodys, yours),
                second(coming, names, me, times),
                summons,
                night(coming, names, me, mine, times),
                mine,
                nobodys,
                waiting,
                onCallNow.lines(coming, names, me, now),
                yours);
    }

    private List<Summons> summons(Viewer viewer, long me, Times times) {
        List<Summons> all = new ArrayList<>();
        for (Page page : pages.calling(CALLING)) {
            List<Attempt> attempts = pages.attempts(page.id());
            boolean told = attempts.stream()
                    .anyMatch(each -> each.person().value() == me && each.purpose() == Attempt.Purpose.PAGE);
            if (told && page.subject().kind().equals("ticket")) {
                TicketId id = new TicketId(Long.parseLong(page.subject().id()));
                all.add(new Summons(
                        "/tickets/" + tickets.ticket(id, viewer).number(),
                        page.priority(),
                        page.startedAt(),
                        page.title(),
                        page.service(),
                        Telling.words(attempts, me, times),
                        Telling.nextWatch(times)));
            }
        }
        return all;
    }

    private static String sentence(List<Summons> summons, List<Row> mine, List<Row> nobodys, List<Need> yours) {
        if (!summons.isEmpty()) {
            return summons.size() == 1
                    ? "One page is waiting for you."
                    : summons.size() + " pages are waiting for you.";
        }
        if (!nobodys.isEmpty()) {
            return nobodys.size() == 1
                    ? "One ticket waits for somebody."
                    : nobodys.size() + (nobodys.size() == FEW ? " or more" : "") + " tickets wait for somebody.";
        }
        return mine.isEmpty() && yours.isEmpty() ? "Nothing waits for you." : "Nothing new. What is yours is below.";
    }

    private static String second(List<Shift> coming, Map<PersonId, String> names, long me, Times times) {
        Instant now = times.now();
        Optional<Shift> mine = coming.stream()
                .filter(shift -> shift.person().value() == me && shift.until().isAfter(now))
                .min(Comparator.comparing(Shift::from));
        if (mine.isEmpty()) {
            return coming.isEmpty() ? "" : "You are not on call in the next two weeks.";
        }
        Shift shift = mine.get();
        if (shift.from().isAfter(now)) {
            return "You are on call from " + times.point(shift.from()) + ".";
        }
        String next = coming.stream()
                .filter(other -> other.schedule().equals(shift.schedule())
                        && other.from().equals(shift.until()))
                .findFirst()
                .map(other -> " Then " + names.getOrDefault(other.person(), "somebody") + ".")
                .orElse("");
        return "Your shift ends at " + times.point(shift.until()) + ", in " + times.distance(shift.until()) + "."
                + next;
    }

    /** The schedule that this person is in, else the first. */
    private static Optional<Night> night(
            List<Shift> coming, Map<PersonId, String> names, long me, List<Row> mine, Times times) {
        Instant end = Nights.start(times).plus(Nights.WINDOW);
        List<Shift> near =
                coming.stream().filter(shift -> shift.from().isBefore(end)).toList();
        Optional<ScheduleId> schedule = Stream.concat(
                        near.stream().filter(shift -> shift.person().value() == me), near.stream())
                .map(Shift::schedule)
                .findFirst();
        List<Instant> ends = mine.stream()
                .filter(row -> !row.clock().dueText().isEmpty())
                .flatMap(row -> row.clock().at().stream())
                .toList();
        return schedule.map(id -> new Nights(times)
                .of(near.stream().filter(shift -> shift.schedule().equals(id)).toList(), names, me, ends));
    }

    private List<Piece> tops(Viewer viewer, Instant now) {
        return panels.orderedStream()
                .filter(panel -> panel.slot().equals("home.top"))
                .flatMap(panel -> panel.on(new Subject("home", "home"), viewer, now).stream())
                .toList();
    }

    private List<Need> needs(Viewer viewer, Instant now) {
        return needs.stream().flatMap(source -> source.of(viewer, now).stream()).toList();
    }

    private static Stream<Row> rows(List<Group> groups) {
        return groups.stream().flatMap(group -> group.rows().stream());
    }

    /** What ends first stands first; what has no end keeps its order behind. */
    private static Comparator<Row> byClock() {
        return Comparator.comparing(row ->
                row.clock().dueText().isEmpty() ? Instant.MAX : row.clock().at().orElse(Instant.MAX));
    }
}
