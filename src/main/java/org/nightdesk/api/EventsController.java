package org.nightdesk.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.api.Listed.Page;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Feed;
import org.nightdesk.timeline.Feed.Position;
import org.nightdesk.timeline.Feed.Told;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything that happened, for programs that follow it. */
@RestController
@Needs(Role.REQUESTER)
class EventsController {

    static final Duration KEPT = Duration.ofDays(90);

    /** One thing that happened. {@code id} never changes: a follower knows by it what it has seen already. */
    record EventView(
            String id,
            Instant at,
            SubjectView subject,
            ActorView actor,
            String verb,
            String text,
            Map<String, ?> facts,
            @JsonProperty("public") boolean isPublic) {}

    record SubjectView(String kind, String id) {}

    record ActorView(String kind, String id, String name) {}

    private final Feed feed;
    private final InstantSource clock;

    EventsController(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * {@code page.next} is where to go on; null when there is nothing new, then ask again with the cursor you have. A cursor that lies
     * so far back that something has been dropped since is answered with 410.
     */
    @Summary(
            "What happened after a cursor, oldest first, each at least once; page.next is null when there is nothing new.")
    @GetMapping("/api/v1/events")
    Listed<EventView> follow(Window window, Viewer viewer) {
        Instant now = clock.instant();
        Instant oldest = now.minus(KEPT);
        Position place = window.isFirst() ? Position.START : place(window.after(), viewer, oldest);
        List<Told> told = feed.after(place, viewer, oldest, window.limit() - 1);
        String next = told.isEmpty() ? null : window.cursor(key(told.getLast().position(), now));
        return new Listed<>(told.stream().map(EventsController::view).toList(), new Page(next, told.size()));
    }

    private List<?> key(Position place, Instant now) {
        return List.of(feed.run(), place.transaction(), place.entry(), now.getEpochSecond());
    }

    private Position place(List<String> parts, Viewer viewer, Instant oldest) {
        Position place = new Position(Long.parseLong(parts.get(1)), Long.parseLong(parts.get(2)));
        boolean isOld = Instant.ofEpochSecond(Long.parseLong(parts.get(3))).isBefore(oldest);
        if (!parts.getFirst().equals(feed.run()) || (isOld && feed.hasMissed(place, viewer, oldest))) {
            throw new Gone();
        }
        return place;
    }

    private static EventView view(Told told) {
        Entry entry = told.recorded().entry();
        Actor actor = entry.actor();
        return new EventView(
                "evt_" + told.recorded().id(),
                entry.at(),
                new SubjectView(entry.subject().kind(), entry.subject().id()),
                new ActorView(actor.kind().name().toLowerCase(Locale.ROOT), Long.toString(actor.id()), actor.name()),
                entry.verb(),
                entry.text(),
                entry.facts(),
                entry.isPublic());
    }
}
