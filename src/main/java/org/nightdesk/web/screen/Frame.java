package org.nightdesk.web.screen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Caller.Call;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.MenuItem.Section;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Times;

/**
 * What the layout needs besides the screen: who looks, when and where, what waits for them. {@code csrf} goes into
 * every form; {@code tops} are pieces of other modules above every screen; {@code theme} is {@code light}, {@code dark} or empty for the device's own.
 */
public record Frame(
        Optional<Viewer> viewer,
        Times times,
        String path,
        String csrf,
        String theme,
        List<MenuItem> menu,
        Optional<Call> call,
        Optional<Said> said,
        List<Piece> tops) {

    /** The person's name; empty for a stranger. */
    public String name() {
        return viewer.map(who -> who.actor().name()).orElse("");
    }

    /** The menu in its sections; those of which nothing may be seen are left out. */
    public Map<Section, List<MenuItem>> sections() {
        return menu.stream()
                .collect(Collectors.groupingBy(
                        MenuItem::section, () -> new EnumMap<>(Section.class), Collectors.toList()));
    }

    /** What waits for them, unless this very screen is about it and says so itself. */
    public Optional<Call> callElsewhere() {
        return call.filter(one -> !path.replaceFirst("/[A-Z]+-(?=\\d+$)", "/").equals(one.open()));
    }

    /** Whether this person (by id) is the one who looks, and so is called "You". */
    public boolean isMe(long person) {
        return viewer.map(Viewer::actor)
                .filter(actor -> actor.isPerson() && actor.id() == person)
                .isPresent();
    }

    public boolean staff() {
        return viewer.map(who -> who.audience().contains(Viewer.STAFF)).orElse(false);
    }

    /** What was just done, said on the next screen; {@code undo} is the path a POST takes it back at, or empty. */
    public record Said(String text, String undo) {}
}
