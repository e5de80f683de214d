package org.nightdesk.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.TicketState.OnHold;
import org.nightdesk.desk.screen.Seen;
import org.nightdesk.desk.screen.TicketScreen;
import org.nightdesk.desk.screen.TicketScreen.Calling;
import org.nightdesk.desk.screen.TicketScreen.Copied;
import org.nightdesk.desk.screen.TicketScreen.Facts;
import org.nightdesk.desk.screen.TicketScreen.Head;
import org.nightdesk.desk.screen.TicketScreen.Linked;
import org.nightdesk.desk.screen.TicketScreen.Snooze;
import org.nightdesk.desk.screen.TicketScreen.Verbs;
import org.nightdesk.desk.screen.TicketScreen.Writing;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.ClockLine;
import org.nightdesk.sla.Clocks;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Drafts.Draft;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts a ticket's screen together. */
@Component
class TicketScreens {

    private static final int EVERY = 6;

    private final TicketLinks links;
    private final Services services;
    private final People people;
    private final Teams teams;
    private final Organisations organisations;
    private final Pages pages;
    private final Clocks clocks;
    private final Timeline timeline;
    private final Drafts drafts;
    private final Viewers viewers;
    private final ObjectProvider<Conveyance> conveyances;
    private final ObjectProvider<Panel> panels;

    TicketScreens(
            TicketLinks links,
            Services services,
            People people,
            Teams teams,
            Organisations organisations,
            Pages pages,
            Clocks clocks,
            Timeline timeline,
            Drafts drafts,
            Viewers viewers,
            ObjectProvider<Conveyance> conveyances,
            ObjectProvider<Panel> panels) {
        this.links = links;
        this.services = services;
        this.people = people;
        this.teams = teams;
        this.organisations = organisations;
        this.pages = pages;
        this.clocks = clocks;
        this.timeline = timeline;
        this.drafts = drafts;
        this.viewers = viewers;
        this.conveyances = conveyances;
        this.panels = panels;
    }

    /** {@code form} holds what was typed and refused; blank when the ticket is only looked at. */
    TicketScreen of(Ticket ticket, Form form, Viewer viewer, Instant now) {
        Times times = new Times(now, Place.of(viewers.zone()), List.of());
        Optional<Page> page = pages.lastOf(ticket.id().subject());
        List<Attempt> attempts = page.map(Page::id).map(pages::attempts).orElse(List.of());
        List<Recorded> history = timeline.of(ticket.id().subject(), viewer);
        Service service = services.service(ticket.service());
        String customer = ticket.organisation()
                .flatMap(organisations::find)
                .map(Organisation::name)
                .orElse("");
        return new TicketScreen(
                head(ticket, service, customer, viewer, times),
                verbs(ticket, viewer, times),
                page.filter(each -> each.state().calling()).map(each -> calling(each, attempts, times)),
                new Story(ticket, attempts, carried(ticket, viewer, now), times).of(history),
                facts(ticket, service, form, viewer),
                ClockLine.of(clocks.standing(ticket.id().value(), now), times),
                writing(ticket, reader(ticket, customer), history, form, viewer, now),
                panels(ticket, viewer, now),
                form);
    }

    private Map<String, List<Piece>> panels(Ticket ticket, Viewer viewer, Instant now) {
        Map<String, List<Piece>> pieces = new HashMap<>();
        panels.orderedStream()
                .filter(panel -> panel.slot().startsWith("ticket."))
                .forEach(panel -> panel.on(ticket.id().subject(), viewer, now)
                        .ifPresent(piece -> pieces.computeIfAbsent(panel.slot(), slot -> new ArrayList<>())
                                .add(piece)));
        return pieces;
    }

    private Map<Long, Conveyed> carried(Ticket ticket, Viewer viewer, Instant now) {
        Map<Long, Conveyed> all = new HashMap<>();
        conveyances.orderedStream().forEach(one -> all.putAll(one.of(ticket.id(), viewer, now)));
        return all;
    }

    // Somebody who wrote to us reads our answer, whether or not we know whom they work for.
    private String reader(Ticket ticket, String customer) {
        return customer.isEmpty()
                ? ticket.requester().flatMap(people::find).map(Person::name).orElse("")
                : customer;
    }

    private static Head head(Ticket ticket, Service service, String customer, Viewer viewer, Times times) {
        return new Head(
                ticket.number(),
                ticket.id().value(),
                ticket.title(),
                ticket.priority().value(),
                service.name(),
                customer,
                tone(ticket),
                state(ticket, viewer, times),
                ticket.openedAt(),
                ticket.state().over());
    }

    private static String tone(Ticket ticket) {
        return switch (ticket.state()) {
            case TicketState.New fresh -> "waiting";
            case TicketState.Open open -> ticket.acknowledgement().isPresent() ? "acknowledged" : "open";
            case OnHold hold -> "hold";
            case TicketState.Workaround workaround -> "hold";
            case TicketState.Resolved resolved -> "resolved";
            case TicketState.Closed closed -> "closed";
        };
    }

    private static String state(Ticket ticket, Viewer viewer, Times times) {
        return switch (ticket.state()) {
            case TicketState.New fresh -> "New, nobody has it";
            case TicketState.Open open ->
                ticket.acknowledgement()
                        .map(given -> owner(given, viewer)
                                + given.until()
                                        .map(end -> " until " + times.point(end))
                                        .orElse(""))
                        .orElse("Open");
            case OnHold hold ->
                "On hold"
                        + hold.until().map(end -> " until " + times.point(end)).orElse("") + ": " + hold.reason();
            case TicketState.Workaround workaround -> "Works by a workaround";
            case TicketState.Resolved resolved -> "Resolved " + times.when(resolved.at());
            case TicketState.Closed closed -> closed.mergedInto().isPresent() ? "Merged" : "Closed";
        };
    }

    private static String owner(Acknowledgement given, Viewer viewer) {
        return given.by().filter(id -> isMe(id, viewer)).isPresent() ? "Yours" : "Taken by " + given.name();
    }

    private static Verbs verbs(Ticket ticket, Viewer viewer, Times times) {
        boolean over = ticket.state().over();
        boolean mine = ticket.acknowledgement()
                .flatMap(Acknowledgement::by)
                .filter(id -> isMe(id, viewer))
                .isPresent();
        boolean held = ticket.state() instanceof OnHold;
        return new Verbs(
                !over && !mine && !held,
                nextWatch(times.now(), times.here().zone()),
                mine && !over,
                !over && !held,
                Snooze.of(times.now(), times.here().zone()),
                held,
                !over,
                over && ticket.mergedInto().isEmpty());
    }

    /** The next of 00:00, 06:00, 12:00 and 18:00 that is at least an hour away: {@code 06:00}. */
    static String nextWatch(Instant now, ZoneId zone) {
        ZonedDateTime soonest = now.atZone(zone).plusHours(1);
        int hour = (soonest.getHour() / EVERY + 1) * EVERY % 24;
        return "%02d:00".formatted(hour);
    }

    private static Calling calling(Page page, List<Attempt> attempts, Times times) {
        if (page.held().isPresent()) {
            String until = times.point(page.held().get().until());
            return new Calling(
                    page.startedAt(),
                    "Its page is held by "
                            + (page.held().filter(Page.Held::silenced).isPresent() ? "a silence" : "maintenance")
                            + " until " + until,
                    false);
        }
        boolean exhausted = page.state() instanceof PageState.Exhausted;
        List<String> names = attempts.stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE && attempt.round() == page.round())
                .map(Attempt::name)
                .distinct()
                .toList();
        String told = names.isEmpty() ? "Paging" : "Paging " + names.getLast() + ", nobody has answered";
        return new Calling(page.startedAt(), exhausted ? "Everybody was paged and nobody answered" : told, exhausted);
    }

    /** What the form of the facts shows, by field. */
    static Map<String, String> values(Ticket ticket) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", ticket.title());
        values.put("what", ticket.kind().word());
        values.put("service", Long.toString(ticket.service().value()));
        values.put("impact", ticket.impact().word());
        values.put("urgency", ticket.urgency().word());
        values.put(
                "priority",
                ticket.priority().equals(ticket.requested())
                        ? "requested"
                        : ticket.priority().word());
        values.put("tags", String.join(" ", ticket.tags()));
        values.put("description", ticket.description());
        return values;
    }

    private Facts facts(Ticket ticket, Service service, Form form, Viewer viewer) {
        Map<TeamId, String> teamNames = teams.names();
        Map<String, String> teamChoice = choices("No team");
        teamNames.forEach((id, name) -> teamChoice.put(Long.toString(id.value()), name));
        Map<String, String> peopleChoice = choices("Nobody");
        people.staff()
                .forEach(person -> peopleChoice.put(Long.toString(person.id().value()), person.name()));
        Map<String, String> serviceChoice = new LinkedHashMap<>();
        services.all().forEach(each -> serviceChoice.put(Long.toString(each.id().value()), each.name()));
        return new Facts(
                Seen.marks(values(ticket), form),
                ticket.kind().word(),
                ticket.assignee().flatMap(people::find).map(Person::name).orElse(""),
                ticket.assignee().filter(id -> isMe(id, viewer)).isPresent(),
                ticket.assignee().map(id -> Long.toString(id.value())).orElse(""),
                peopleChoice,
                ticket.team().map(id -> Long.toString(id.value())).orElse(""),
                teamChoice,
                ticket.team().map(id -> teamNames.getOrDefault(id, "")).orElse(""),
                Long.toString(service.id().value()),
                service.name(),
                service.slug(),
                service.tier(),
                serviceChoice,
                ticket.impact().word(),
                ticket.urgency().word(),
                ticket.priority().word(),
                ticket.requested().word(),
                String.join(" ", ticket.tags()),
                source(ticket.source()),
                ticket.description(),
                links.of(ticket.id(), viewer).stream()
                        .map(TicketScreens::linked)
                        .toList());
    }

    private static Map<String, String> choices(String none) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", none);
        return choices;
    }

    private static String source(String source) {
        return switch (source) {
            case "signal" -> "An alert";
            case "phone" -> "Telephone";
            case "mail" -> "Mail";
            case "api" -> "The API";
            default -> "This screen";
        };
    }

    private static Linked linked(TicketLinks.Link link) {
        String tie = link.outgoing() ? TicketScreen.TIES.getOrDefault(link.kind(), link.kind()) : incoming(link.kind());
        return new Linked(
                tie,
                link.other().number(),
                link.other().title(),
                link.other().state().word(),
                link.kind(),
                link.outgoing());
    }

    private static String incoming(String kind) {
        return switch (kind) {
            case "follows" -> "came back as";
            case "duplicates" -> "has a duplicate";
            case "causes" -> "is caused by";
            default -> "relates to";
        };
    }

    private Writing writing(
            Ticket ticket, String customer, List<Recorded> history, Form form, Viewer viewer, Instant now) {
        String key = "ticket:" + ticket.id().value() + ":note";
        String begun = drafts.find(viewer, key).map(Draft::text).orElse("");
        String proposed = begun.isEmpty() && !customer.isEmpty() ? proposal(ticket, viewer, now) : "";
        String kept = begun.isEmpty() ? proposed : begun;
        long last = history.stream().mapToLong(Recorded::id).max().orElse(0);
        return new Writing(
                key,
                form.values().getOrDefault("body", kept),
                !customer.isEmpty()
                        && form.values()
                                .getOrDefault("visibility", proposed.isEmpty() ? "" : "public")
                                .equals("public"),
                customer,
                conveyances
                        .orderedStream()
                        .map(one -> one.reach(ticket))
                        .filter(way -> !way.isEmpty())
                        .findFirst()
                        .orElse(""),
                copies(ticket, form),
                last,
                form.problem("seen"));
    }

    private String proposal(Ticket ticket, Viewer viewer, Instant now) {
        return conveyances
                .orderedStream()
                .map(one -> one.proposal(ticket, viewer, now))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<Copied> copies(Ticket ticket, Form form) {
        boolean again = form.values().containsKey("copies");
        return conveyances
                .orderedStream()
                .flatMap(one -> one.copies(ticket).stream())
                .map(copy -> new Copied(
                        copy.address(), again ? form.values().containsKey("copy:" + copy.address()) : copy.kept()))
                .toList();
    }

    static boolean isMe(PersonId id, Viewer viewer) {
        return viewer.actor().isPerson() && viewer.actor().id() == id.value();
    }
}
