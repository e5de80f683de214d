package org.nightdesk.watcher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.watcher.screen.MentionScreen;
import org.nightdesk.watcher.screen.MentionScreen.Line;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What the reader was named for on this ticket, until they say that they have seen to it. */
@Component
class MentionTops implements Panel {

    private final MentionStore mentions;

    MentionTops(MentionStore mentions) {
        this.mentions = mentions;
    }

    @Override
    public String slot() {
        return "ticket.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson()) {
            return Optional.empty();
        }
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        List<Line> lines = mentions.open(new PersonId(viewer.actor().id()), id).stream()
                .map(mention -> new Line(mention.by(), mention.brief(), mention.entry()))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("watcher/top", new MentionScreen(subject.id(), lines)));
    }
}
