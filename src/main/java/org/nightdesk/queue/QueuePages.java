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
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The queue, view by view. */
@Controller
class QueuePages {

    private static final int FIRST = 60;
    private static final int MOST = 500;
    static final int LONGEST = 300;

    private final Board board;
    private final Parted parted;
    private final ArrangingForm arranging;
    private final Counts counts;
    private final Filters filters;
    private final SavedViews saved;
    private final Layouts layouts;
    private final People people;
    private final Teams teams;
    private final Reading reading;
    private final Viewers viewers;
    private final InstantSource clock;

    QueuePages(
            Board board,
            Parted parted,
            ArrangingForm arranging,
            Counts counts,
            Filters filters,
            SavedViews saved,
            Layouts layouts,
            People people,
            Teams teams,
            Reading reading,
            Viewers viewers,
            InstantSource clock) {
        this.board = board;
        this.parted = parted;
        this.arranging = arranging;
        this.counts = counts;
        this.filters = filters;
        this.saved = saved;
        this.layouts = layouts;
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
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") List<String> cols,
            @RequestParam(defaultValue = "60") int most,
            @RequestParam Optional<String> rows) {
        String template = rows.isPresent() ? "queue/rows" : "queue/queue";
        return new Screen(
                template,
                reading.of(() -> screen(address(view, q, by, group, cols, viewers.current()), most, List.of())));
    }

    /** The form without script: a column goes one place to the left or right, and all else is shown as it was chosen. */
    @GetMapping("/queue/arrangement")
    ModelAndView arrange(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") List<String> cols,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "") String right) {
        Address chosen = address(view, q, by, group, cols, viewers.current());
        return Screen.goTo(
                chosen.in(chosen.arrangement().moved(left, -1).moved(right, 1)).path());
    }

    /** From now on my lists are laid out like this where nothing else is said. */
    @PostMapping("/queue/layout")
    ModelAndView always(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") List<String> cols) {
        Viewer viewer = viewers.current();
        Arrangement before = layouts.of(viewer);
        Arrangement chosen = Arrangement.of(by, group, cols, Arrangement.USUAL);
        layouts.keep(chosen, viewer, clock.instant());
        return Screen.goTo(
                new Address(View.of(view), words(q), chosen, chosen).path(),
                chosen.equals(Arrangement.USUAL)
                        ? "Your lists are as usual again."
                        : "Your lists are always like this.",
                "/queue/layout?by=" + before.order().word() + "&group="
                        + before.grouping().word() + "&cols="
                        + (before.columns().isEmpty() ? "none" : String.join(",", before.words())));
    }

    private Address address(String view, String q, String by, String group, List<String> cols, Viewer viewer) {
        Arrangement mine = layouts.of(viewer);
        return new Address(View.of(view), words(q), Arrangement.of(by, group, cols, mine), mine);
    }

    @GetMapping("/queue/proposals")
    ModelAndView proposals(@RequestParam(defaultValue = "") String q) {
        return new Screen("queue/proposals", new Proposals(q.length() > LONGEST ? List.of() : filters.proposals(q)));
    }

    static String words(String q) {
        return q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
    }

    QueueScreen screen(Address address, int most, List<String> problems) {
        View view = address.view();
        String words = address.words();
        int shown = Math.clamp(most, FIRST, MOST);
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<String> troubles = new ArrayList<>(problems);
        List<Group> groups = groups(address, shown, viewer, now, troubles);
        int perGroup = counts.each(view, shown, viewer);
        boolean cut = shown < MOST
                && groups.stream().anyMatch(group -> group.rows().size() >= (words.isEmpty() ? perGroup : shown));
        List<SavedView> kept = saved.of(viewer);
        Optional<SavedView> current = current(kept, address);
        return new QueueScreen(
                current.map(SavedView::name).orElse(words.isEmpty() ? view.title() : "Found"),
                address.path(),
                view.sentence(),
                orders(address),
                arranging.of(address, current, viewer),
                words,
                address.whole(),
                groups.stream().mapToInt(Group::count).sum(),
                cut ? address.path(shown * 2) : "",
                shelves(words.isEmpty() ? Optional.of(view) : Optional.empty(), kept, current, viewer, now),
                groups,
                people.staff().stream()
                        .filter(person -> person.id().value() != viewer.actor().id())
                        .map(person -> new Choice(Long.toString(person.id().value()), person.name()))
                        .toList(),
                List.copyOf(teams.names().values()),
                troubles,
                keeping(current, address, troubles, viewer));
    }

    /** The one that looks for this, and is laid out like this if there are two. */
    private static Optional<SavedView> current(List<SavedView> kept, Address address) {
        List<SavedView> same =
                kept.stream().filter(one -> one.words().equals(address.words())).toList();
        return same.stream()
                .filter(one -> one.arrangement().equals(address.arrangement()))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    private static Keeping keeping(Optional<SavedView> current, Address address, List<String> troubles, Viewer viewer) {
        boolean own = !address.words().isEmpty() || !address.arrangement().equals(address.mine());
        boolean fresh = current.isEmpty() && own && troubles.isEmpty();
        String forget = current.filter(view -> SavedViews.mayChange(view, viewer))
                .map(view -> "/views/" + view.text() + "/removal")
                .orElse("");
        return new Keeping(fresh, forget);
    }

    private List<Group> groups(Address address, int shown, Viewer viewer, Instant now, List<String> troubles) {
        View view = address.view();
        Arrangement arrangement = address.arrangement();
        Grouping grouping = arrangement.grouping();
        if (address.words().isEmpty() && (grouping == Grouping.STATE || view == View.RESOLVED)) {
            return board.groups(view, arrangement, counts.each(view, shown, viewer), viewer, now);
        }
        try {
            return grouping.by().isPresent()
                    ? parted.groups(address, grouping.by().get(), shown, board.calling(), viewer, now)
                    : board.found(address.whole(), arrangement, shown, viewer, now);
        } catch (Refused unknown) {
            troubles.add(unknown.getMessage());
            return List.of();
        }
    }

    private List<Shelf> shelves(
            Optional<View> current, List<SavedView> kept, Optional<SavedView> shown, Viewer viewer, Instant now) {
        List<QueueScreen.View> mine = new ArrayList<>(List.of(entry(View.MINE, current, viewer, 0)));
        List<QueueScreen.View> all = new ArrayList<>(List.of(
                entry(View.OPEN, current, viewer, board.calls()),
                entry(View.NOBODYS, current, viewer, 0),
                entry(View.ON_HOLD, current, viewer, 0),
                entry(View.WORKAROUNDS, current, viewer, 0)));
        Arrangement own = layouts.of(viewer);
        List<Integer> numbers = counts.found(kept.stream().map(SavedView::words).toList(), viewer, now);
        for (int i = 0; i < kept.size(); i++) {
            SavedView view = kept.get(i);
            (view.shared() ? all : mine)
                    .add(new QueueScreen.View(
                            view.name(),
                            Address.of(view, own).path(),
                            numbers.get(i),
                            0,
                            shown.equals(Optional.of(view))));
        }
        return List.of(new Shelf("Yours", mine), new Shelf("Everybody’s", all));
    }

    private QueueScreen.View entry(View view, Optional<View> current, Viewer viewer, int urgent) {
        return new QueueScreen.View(
                view.title(), view.path(), counts.in(view, viewer), urgent, current.equals(Optional.of(view)));
    }

    private static List<QueueScreen.Sorting> orders(Address address) {
        Arrangement now = address.arrangement();
        return address.view() == View.RESOLVED
                ? List.of()
                : Stream.of(Order.values())
                        .map(order -> new QueueScreen.Sorting(
                                order.title(), address.in(now.in(order)).path(), order == now.order()))
                        .toList();
    }
}
