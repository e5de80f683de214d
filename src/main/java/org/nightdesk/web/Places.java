package org.nightdesk.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The places of the bar and the menu, for the palette. */
@Component
@Order(0)
class Places implements PaletteSource {

    private static final List<Entry> STAFF = List.of(
            new Entry("home", "", "Home", "", "/"),
            new Entry("queue", "", "Queue", "", "/queue"),
            new Entry("oncall", "", "On call", "", "/on-call"),
            new Entry("service", "", "Services", "", "/services"),
            new Entry("review", "", "Reviews", "", "/reviews"));

    private final List<MenuItem> menu;

    Places(ObjectProvider<MenuItem> menu) {
        this.menu = menu.stream().toList();
    }

    @Override
    public String heading() {
        return "Go to";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        Stream<Entry> bar =
                viewer.may(Role.RESPONDER) ? STAFF.stream() : STAFF.stream().limit(1);
        Stream<Entry> rest = menu.stream()
                .filter(item -> viewer.may(item.least()))
                .map(item -> new Entry("right", "", item.label(), "", item.path()));
        return Stream.concat(bar, rest)
                .filter(entry -> entry.label().toLowerCase(Locale.ROOT).contains(words))
                .limit(most)
                .toList();
    }
}
