package org.nightdesk.relation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code merge REQ-1042}: a deed and a number, for Ctrl-K. */
@Component
@Order(25)
class RelationPalette implements PaletteSource {

    private static final Pattern DEED = Pattern.compile("([a-z]+) +([a-z]{0,4}-?[0-9]+)");
    private static final Map<String, String> PLACES = Map.of(
            "merge",
            "/merge",
            "split",
            "/split",
            "children",
            "/children",
            "parent",
            "/children",
            "resolve",
            "/children/resolution");

    private final Tickets tickets;

    RelationPalette(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String heading() {
        return "Tickets";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        Matcher deed = DEED.matcher(words);
        if (!viewer.may(Role.AGENT) || !deed.matches() || !PLACES.containsKey(deed.group(1))) {
            return List.of();
        }
        Optional<Ticket> ticket = TicketNumber.parse(deed.group(2)).flatMap(id -> tickets.find(id, viewer));
        return ticket.map(one -> entry(deed.group(1), one)).stream().toList();
    }

    private static Entry entry(String deed, Ticket ticket) {
        String label = deed.substring(0, 1).toUpperCase(Locale.ROOT) + deed.substring(1);
        return new Entry(
                "link",
                ticket.number(),
                label + (deed.equals("resolve") ? " with its children" : ""),
                ticket.title(),
                "/tickets/" + ticket.number() + PLACES.getOrDefault(deed, ""));
    }
}
