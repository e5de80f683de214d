package org.nightdesk.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.screen.Seen;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What is done with a ticket on its screen; each form comes back in its place when it is refused. */
@Controller
@RequestMapping("/tickets/{number}")
class TicketForms {

    private static final int LONGEST_WAY = 1_500;

    private final Tickets tickets;
    private final TicketFacts facts;
    private final TicketLinks links;
    private final TicketPages pages;
    private final Pages calls;
    private final Timeline timeline;
    private final Merges merges;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    TicketForms(
            Tickets tickets,
            TicketFacts facts,
            TicketLinks links,
            TicketPages pages,
            Pages calls,
            Timeline timeline,
            Merges merges,
            Drafts drafts,
            Viewers viewers,
            InstantSource clock) {
        this.tickets = tickets;
        this.facts = facts;
        this.links = links;
        this.pages = pages;
        this.calls = calls;
        this.timeline = timeline;
        this.merges = merges;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/acknowledgement")
    ModelAndView acknowledge(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(
                number,
                typed,
                "It is yours. Paging stopped.",
                "/return",
                id -> tickets.acknowledge(
                        id, viewers.current(), watch(typed.getOrDefault("until", "")), clock.instant()));
    }

    @PostMapping("/return")
    ModelAndView giveBack(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(
                number,
                typed,
                "Given back. Paging begins again.",
                "",
                id -> tickets.giveBack(id, viewers.current(), clock.instant()));
    }

    /** Not mine: the next step is called at once. */
    @PostMapping("/escalation")
    ModelAndView escalate(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(number, typed, "The next one is called.", "", id -> {
            Ticket ticket = tickets.ticket(id, viewers.current());
            calls.lastOf(id.subject())
                    .ifPresent(page ->
                            calls.escalate(page.id(), viewers.current().actor(), "not theirs", clock.instant()));
            return ticket;
        });
    }

    @PostMapping("/hold")
    ModelAndView hold(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(
                number,
                typed,
                "On hold.",
                "/continuation",
                id -> tickets.hold(
                        id,
                        Waiting.of(typed.getOrDefault("waitingOn", "other")),
                        moment(typed.getOrDefault("holdUntil", "")),
                        typed.getOrDefault("reason", ""),
                        viewers.current(),
                        clock.instant()));
    }

    @PostMapping("/continuation")
    ModelAndView goOn(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(number, typed, "Going on.", "", id -> tickets.unhold(id, viewers.current(), clock.instant()));
    }

    @PostMapping("/resolution")
    ModelAndView resolve(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(
                number,
                typed,
                "Resolved " + number + ".",
                "/reopening",
                id -> tickets.resolve(id, typed.getOrDefault("note", ""), viewers.current(), clock.instant()));
    }

    @PostMapping("/reopening")
    ModelAndView reopen(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(
                number,
                typed,
                "Open again.",
                "",
                id -> tickets.reopen(id, typed.getOrDefault("why", ""), false, viewers.current(), clock.instant()));
    }

    @PostMapping("/assignment")
    ModelAndView assign(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        Ticket before = tickets.ticket(TicketPages.id(number), viewer);
        String undo = "/assignment?person="
                + before.assignee().map(id -> Long.toString(id.value())).orElse("") + "&team="
                + before.team().map(id -> Long.toString(id.value())).orElse("");
        return verb(
                number,
                typed,
                "Assigned.",
                undo,
                id -> tickets.assign(
                        id,
                        id(typed, "person").map(PersonId::new),
                        id(typed, "team").map(TeamId::new),
                        viewer,
                        clock.instant()));
    }

    @PostMapping("/facts")
    ModelAndView change(@PathVariable String number, @RequestParam Map<String, String> typed) {
        AtomicReference<String> undo = new AtomicReference<>("");
        return verb(number, typed, "Changed.", undo::get, id -> {
            return facts.change(
                    id,
                    ticket -> {
                        Map<String, String> before = TicketScreens.values(ticket);
                        Map<String, String> mine = Seen.typed(typed, before);
                        undo.set(back("/facts", mine.keySet(), before));
                        return wanted(mine);
                    },
                    viewers.current(),
                    clock.instant());
        });
    }

    /** The way to make these fields again what they were; empty when that is too much for an address. */
    private static String back(String path, Set<String> fields, Map<String, String> before) {
        UriComponentsBuilder back = UriComponentsBuilder.fromPath(path);
        before.forEach((field, value) -> {
            if (fields.contains(field)) {
                back.queryParam(field, UriUtils.encodeQueryParam(value, StandardCharsets.UTF_8));
            }
        });
        String way = back.build().toUriString();
        return way.length() <= LONGEST_WAY ? way : "";
    }

    private static TicketChange wanted(Map<String, String> typed) {
        TicketChange wanted = new TicketChange(
                text(typed, "title"),
                text(typed, "description"),
                text(typed, "impact").map(word -> Level.of("impact", word)),
                text(typed, "urgency").map(word -> Level.of("urgency", word)),
                id(typed, "service").map(ServiceId::new),
                text(typed, "tags").map(TicketForms::words));
        TicketChange kind = text(typed, "what").map(Kind::of).map(wanted::as).orElse(wanted);
        return text(typed, "priority")
                .filter(word -> !word.isEmpty())
                .map(kind::prioritised)
                .orElse(kind);
    }

    private static List<String> words(String tags) {
        return Arrays.stream(tags.strip().split("[\\s,]+"))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    @PostMapping("/links")
    ModelAndView link(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return verb(number, typed, "Linked.", "", id -> {
            Viewer viewer = viewers.current();
            TicketId to = other(typed.getOrDefault("to", ""), viewer);
            String kind = typed.getOrDefault("kind", "relates");
            if (kind.equals("caused-by")) {
                links.link(to, id, "causes", viewer, clock.instant());
            } else {
                links.link(id, to, kind, viewer, clock.instant());
            }
            return tickets.ticket(id, viewer);
        });
    }

    @PostMapping("/notes")
    ModelAndView note(@PathVariable String number, @RequestParam Map<String, String> typed) {
        boolean isPublic = typed.getOrDefault("visibility", "internal").equals("public");
        return verb(number, typed, isPublic ? "Told the customer." : "Note added.", "", id -> {
            Viewer viewer = viewers.current();
            Ticket standing = merges.standing(id, viewer);
            if (!standing.id().equals(id)) {
                drafts.add(viewer, standing.id().subject() + ":note", typed.getOrDefault("body", ""), clock.instant());
                return standing;
            }
            if (isPublic && !typed.containsKey("anyway")) {
                refuseWhenTheyWroteMeanwhile(id, typed.getOrDefault("seen", ""), viewer);
            }
            tickets.note(id, typed.getOrDefault("body", ""), isPublic, copies(typed), viewer, clock.instant());
            return tickets.ticket(id, viewer);
        });
    }

    // The boxes that were ticked, of those that were seen.
    private static Optional<Set<String>> copies(Map<String, String> typed) {
        return Optional.ofNullable(typed.get("copies"))
                .map(seen -> Arrays.stream(seen.split(" "))
                        .filter(address -> typed.containsKey("copy:" + address))
                        .collect(Collectors.toSet()));
    }

    private TicketId other(String number, Viewer viewer) {
        try {
            return tickets.ticket(TicketPages.id(number), viewer).id();
        } catch (NotFound missing) {
            throw Refused.invalid("to", "There is no such ticket. Its number looks like INC-1042.");
        }
    }

    private void refuseWhenTheyWroteMeanwhile(TicketId id, String seen, Viewer viewer) {
        long last = seen.matches("\\d{1,18}") ? Long.parseLong(seen) : Long.MAX_VALUE;
        timeline.of(id.subject(), viewer).stream()
                .filter(recorded -> recorded.id() > last && recorded.entry().isPublic())
                .filter(recorded -> !recorded.entry().actor().equals(viewer.actor()))
                .findFirst()
                .ifPresent(news -> {
                    throw Refused.invalid(
                            "seen",
                            news.entry().actor().name() + " wrote after you began. Send once more to send anyway.");
                });
    }

    private ModelAndView verb(
            String number, Map<String, String> typed, String said, String undo, Function<TicketId, Ticket> verb) {
        return verb(number, typed, said, () -> undo, verb);
    }

    /** {@code way} is asked for when the verb was done. */
    private ModelAndView verb(
            String number,
            Map<String, String> typed,
            String said,
            Supplier<String> way,
            Function<TicketId, Ticket> verb) {
        TicketId id = TicketPages.id(number);
        try {
            Ticket done = verb.apply(id);
            String path = "/tickets/" + done.number();
            String undo = way.get();
            return Screen.goTo(path, said, undo.isEmpty() ? "" : path + undo);
        } catch (Refused refused) {
            return pages.refused(id, typed, refused);
        }
    }

    /** {@code 06:00}: the next one on this person's clock. */
    private Optional<Instant> watch(String time) {
        if (time.isEmpty()) {
            return Optional.empty();
        }
        try {
            ZonedDateTime now = clock.instant().atZone(viewers.zone());
            ZonedDateTime today = now.with(LocalTime.parse(time));
            return Optional.of((today.isAfter(now) ? today : today.plusDays(1)).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw Refused.invalid("until", "A time looks like 06:00.");
        }
    }

    private Optional<Instant> moment(String local) {
        if (local.isEmpty()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = viewers.zone();
            return Optional.of(LocalDateTime.parse(local).atZone(zone).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw Refused.invalid("holdUntil", "A moment looks like 2026-11-20T06:00.");
        }
    }

    private static Optional<String> text(Map<String, String> typed, String field) {
        return Optional.ofNullable(typed.get(field));
    }

    private static Optional<Long> id(Map<String, String> typed, String field) {
        return text(typed, field).filter(value -> value.matches("\\d{1,15}")).map(Long::parseLong);
    }
}
