package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.database.Reading;
import org.nightdesk.desk.Filters;
import org.nightdesk.people.People;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.Proposals;
import org.nightdesk.queue.screen.QueueScreen;
import org.nightdesk.queue.screen.QueueScreen.Choice;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.QueueScreen.Keeping;
import org.nightdesk.queue.screen.QueueScreen.Shelf;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The queue, view by view. */
@Controller
class QueuePages {

    private static final int FIRST = 60;
    private static final int MOST = 500;
    static final int LONGEST = 300;

    private final Board board;
    private final Counts counts;
    private final Filters filters;
    private final SavedViews saved;
    private final People people;
    private final Teams teams;
    private final Reading reading;
    private final Viewers viewers;
    private final InstantSource clock;

    QueuePages(
            Board board,
            Counts counts,
            Filters filters,
            SavedViews saved,
            People people,
            Teams teams,
            Reading reading,
            Viewers viewers,
            InstantSource clock) {
        this.board = board;
        this.counts = counts;
        this.filters = filters;
        this.saved = saved;
        this.people = people;
        this.teams = teams;
        this.reading = reading;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue")
    ModelAndView queue(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "60") int most,
            @RequestParam Optional<String> rows) {
        String template = rows.isPresent() ? "queue/rows" : "queue/queue";
        return new Screen(template, reading.of(() -> screen(View.of(view), q, Order.of(by), most, List.of())));
    }

    @GetMapping("/queue/proposals")
    ModelAndView proposals(@RequestParam(defaultValue = "") String q) {
        return new Screen("queue/proposals", new Proposals(q.length() > LONGEST ? List.of() : filters.proposals(q)));
    }

    QueueScreen screen(View view, String q, Order order, int most, List<String> problems) {
        String words = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        int shown = Math.clamp(most, FIRST, MOST);
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<String> troubles = new ArrayList<>(problems);
        List<Group> groups = groups(view, words, order, shown, viewer, now, troubles);
        int perGroup = shown / view.states().size();
        boolean cut = shown < MOST
                && groups.stream().anyMatch(group -> group.rows().size() >= (words.isEmpty() ? perGroup : shown));
        List<SavedView> kept = saved.of(viewer);
        Optional<SavedView> current =
                kept.stream().filter(one -> one.words().equals(words)).findFirst();
        return new QueueScreen(
                current.map(SavedView::name).orElse(words.isEmpty() ? view.title() : "Found"),
                path(view, words, order, 0),
                view.sentence(),
                orders(view, words, order),
                words,
                words.isEmpty() ? view.words() : words,
                groups.stream().mapToInt(Group::count).sum(),
                cut ? path(view, words, order, shown * 2) : "",
                shelves(words.isEmpty() ? Optional.of(view) : Optional.empty(), kept, words, viewer, now),
                groups,
                people.staff().stream()
                        .filter(person -> person.id().value() != viewer.actor().id())
                        .map(person -> new Choice(Long.toString(person.id().value()), person.name()))
                        .toList(),
                List.copyOf(teams.names().values()),
                troubles,
                keeping(current, words, troubles, viewer));
    }

    private static Keeping keeping(Optional<SavedView> current, String words, List<String> troubles, Viewer viewer) {
        boolean fresh = current.isEmpty() && !words.isEmpty() && troubles.isEmpty();
        String forget = current.filter(view -> SavedViews.isOf(view, viewer) || viewer.may(Role.LEAD))
                .map(view -> "/views/" + view.text() + "/removal")
                .orElse("");
        return new Keeping(fresh, forget);
    }

    private List<Group> groups(
            View view, String words, Order order, int shown, Viewer viewer, Instant now, List<String> troubles) {
        if (words.isEmpty()) {
            return board.groups(view, order, shown / view.states().size(), viewer, now);
        }
        try {
            return board.found(words, order, shown, viewer, now);
        } catch (Refused unknown) {
            troubles.add(unknown.getMessage());
            return List.of();
        }
    }

    private List<Shelf> shelves(
            Optional<View> current, List<SavedView> kept, String words, Viewer viewer, Instant now) {
        List<QueueScreen.View> mine = new ArrayList<>(List.of(entry(View.MINE, current, viewer, 0)));
        List<QueueScreen.View> all = new ArrayList<>(List.of(
                entry(View.OPEN, current, viewer, board.calls()),
                entry(View.NOBODYS, current, viewer, 0),
                entry(View.ON_HOLD, current, viewer, 0),
                entry(View.WORKAROUNDS, current, viewer, 0)));
        List<Integer> numbers = counts.found(kept.stream().map(SavedView::words).toList(), viewer, now);
        for (int i = 0; i < kept.size(); i++) {
            SavedView view = kept.get(i);
            (view.shared() ? all : mine)
                    .add(new QueueScreen.View(
                            view.name(),
                            path(View.OPEN, view.words(), 0),
                            numbers.get(i),
                            0,
                            view.words().equals(words)));
        }
        return List.of(new Shelf("Yours", mine), new Shelf("Everybody’s", all));
    }

    private QueueScreen.View entry(View view, Optional<View> current, Viewer viewer, int urgent) {
        return new QueueScreen.View(
                view.title(), view.path(), counts.in(view, viewer), urgent, current.equals(Optional.of(view)));
    }

    static String path(View view, String words, int most) {
        return path(view, words, Order.DUE, most);
    }

    private static List<QueueScreen.Sorting> orders(View view, String words, Order current) {
        return view == View.RESOLVED
                ? List.of()
                : Stream.of(Order.values())
                        .map(order ->
                                new QueueScreen.Sorting(order.title(), path(view, words, order, 0), order == current))
                        .toList();
    }

    static String path(View view, String words, Order order, int most) {
        return UriComponentsBuilder.fromPath("/queue")
                .queryParamIfPresent("view", given(view.word()))
                .queryParamIfPresent("q", given(words).map(some -> "{q}"))
                .queryParamIfPresent("by", given(order.word()))
                .queryParamIfPresent("most", most > 0 ? Optional.of(most) : Optional.empty())
                .encode()
                .buildAndExpand(words.isEmpty() ? new Object[0] : new Object[] {words})
                .toUriString();
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
