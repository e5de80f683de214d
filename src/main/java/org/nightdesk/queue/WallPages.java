package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.queue.screen.WallScreen;
import org.nightdesk.queue.screen.WallScreen.Figure;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** A view of the queue, large, for a screen on a wall. */
@Controller
class WallPages {

    /** As many as are read from across a room. */
    private static final int ROWS = 10;

    private static final int COUNTED = 500;

    private final Board board;
    private final OnCallNow onCall;
    private final Viewers viewers;
    private final InstantSource clock;

    WallPages(Board board, OnCallNow onCall, Viewers viewers, InstantSource clock) {
        this.board = board;
        this.onCall = onCall;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue/wall")
    ModelAndView wall(
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<String> rows) {
        return new Screen(rows.isPresent() ? "queue/wallrows" : "queue/wall", screen(View.of(view), q.strip()));
    }

    private WallScreen screen(View view, String words) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<Group> groups = groups(view, words, viewer, now);
        List<Row> all = groups.stream().flatMap(group -> group.rows().stream()).toList();
        int count = groups.stream().mapToInt(Group::count).sum();
        return new WallScreen(
                words.isEmpty() ? view.title() : words,
                path(view, words),
                figures(groups, count),
                all.stream().limit(ROWS).toList(),
                Math.max(0, count - ROWS),
                onCall.lines(0, now));
    }

    // A wall has nobody who could mend the words: it shows all that is open instead.
    private List<Group> groups(View view, String words, Viewer viewer, Instant now) {
        if (words.isEmpty()) {
            return board.groups(view, Arrangement.USUAL, ROWS, viewer, now);
        }
        try {
            return board.found(words, Arrangement.USUAL, COUNTED, viewer, now);
        } catch (Refused unknown) {
            return board.groups(View.OPEN, Arrangement.USUAL, ROWS, viewer, now);
        }
    }

    private List<Figure> figures(List<Group> groups, int count) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(board.calls(), "paging", board.calls() > 0));
        for (Group group : groups) {
            boolean pressing = group.heading().equals(Board.WAITING) && group.count() > 0;
            figures.add(new Figure(group.count(), group.heading().toLowerCase(java.util.Locale.ROOT), pressing));
        }
        if (groups.isEmpty()) {
            figures.add(new Figure(count, "open", false));
        }
        return figures;
    }

    private static String path(View view, String words) {
        return UriComponentsBuilder.fromPath("/queue/wall")
                .queryParamIfPresent("view", Optional.of(view.word()).filter(word -> !word.isEmpty()))
                .queryParamIfPresent(
                        "q", Optional.of(words).filter(some -> !some.isEmpty()).map(some -> "{q}"))
                .encode()
                .buildAndExpand(words.isEmpty() ? new Object[0] : new Object[] {words})
                .toUriString();
    }
}
