package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.People;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.BoardStore.Count;
import org.nightdesk.queue.screen.QueueScreen;
import org.nightdesk.queue.screen.QueueScreen.Choice;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.QueueScreen.Shelf;
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

    private static final int FIRST = 50;
    private static final int MOST = 500;
    private static final int LONGEST = 100;

    private final Board board;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    QueuePages(Board board, People people, Viewers viewers, InstantSource clock) {
        this.board = board;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue")
    ModelAndView queue(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "50") int most,
            @RequestParam Optional<String> rows) {
        String template = rows.isPresent() ? "queue/rows" : "queue/queue";
        return new Screen(template, screen(View.of(view), q, most, List.of()));
    }

    QueueScreen screen(View view, String q, int most, List<String> problems) {
        String words = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
        int shown = Math.clamp(most, FIRST, MOST);
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<Count> counts = board.counts(viewer);
        List<Group> groups = board.groups(view, words, shown, viewer, now);
        boolean cut =
                shown < MOST && groups.stream().anyMatch(group -> group.rows().size() >= shown);
        return new QueueScreen(
                view.title(),
                path(view, words, 0),
                view.sentence(),
                words,
                groups.stream().mapToInt(Group::count).sum(),
                cut ? path(view, words, shown * 2) : "",
                shelves(view, counts, board.calling().size()),
                groups,
                people.staff().stream()
                        .filter(person -> person.id().value() != viewer.actor().id())
                        .map(person -> new Choice(Long.toString(person.id().value()), person.name()))
                        .toList(),
                problems);
    }

    private static List<Shelf> shelves(View current, List<Count> counts, int calling) {
        return List.of(
                new Shelf("Yours", List.of(entry(View.MINE, current, counts, 0))),
                new Shelf(
                        "Everybody’s",
                        List.of(
                                entry(View.OPEN, current, counts, calling),
                                entry(View.NOBODYS, current, counts, 0),
                                entry(View.ON_HOLD, current, counts, 0),
                                entry(View.WORKAROUNDS, current, counts, 0))));
    }

    private static QueueScreen.View entry(View view, View current, List<Count> counts, int urgent) {
        int count = counts.stream().mapToInt(each -> each.in(view)).sum();
        return new QueueScreen.View(view.title(), view.path(), count, urgent, view == current);
    }

    private static String path(View view, String words, int most) {
        return UriComponentsBuilder.fromPath("/queue")
                .queryParamIfPresent("view", given(view.word()))
                .queryParamIfPresent("q", given(words).map(some -> "{q}"))
                .queryParamIfPresent("most", most > 0 ? Optional.of(most) : Optional.empty())
                .encode()
                .buildAndExpand(words.isEmpty() ? new Object[0] : new Object[] {words})
                .toUriString();
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
