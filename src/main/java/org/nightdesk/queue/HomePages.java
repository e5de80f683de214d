package org.nightdesk.queue;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.database.Reading;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.YoursScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Home: for those who work here what needs them, for customers their tickets. */
@Controller
class HomePages {

    private static final int MOST = 50;

    private final HomeScreens screens;
    private final Board board;
    private final Reading reading;
    private final ObjectProvider<Panel> panels;
    private final Viewers viewers;
    private final InstantSource clock;

    HomePages(
            HomeScreens screens,
            Board board,
            Reading reading,
            ObjectProvider<Panel> panels,
            Viewers viewers,
            InstantSource clock) {
        this.screens = screens;
        this.board = board;
        this.reading = reading;
        this.panels = panels;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/")
    @Needs(Role.REQUESTER)
    ModelAndView home() {
        Viewer viewer = viewers.current();
        if (viewer.may(Role.RESPONDER)) {
            return new Screen("queue/home", reading.of(() -> screens.of(viewer, clock.instant())));
        }
        List<Group> groups = board.groups(View.OPEN, Arrangement.USUAL, MOST, viewer, clock.instant());
        return new Screen(
                "queue/yours",
                new YoursScreen(
                        Panel.in("home.top", panels, new Subject("home", "home"), viewer, clock.instant()),
                        groups.stream().flatMap(group -> group.rows().stream()).toList()));
    }
}
