package org.nightdesk.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.customer.screen.CardScreen;
import org.nightdesk.customer.screen.CardScreen.AddressLine;
import org.nightdesk.customer.screen.CardScreen.Happening;
import org.nightdesk.customer.screen.CardScreen.NoteLine;
import org.nightdesk.customer.screen.CardScreen.NumberLine;
import org.nightdesk.customer.screen.CardScreen.UseLine;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.People;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Form;
import org.nightdesk.web.Markdown;
import org.springframework.stereotype.Component;

/** Puts together what is known of a customer or contact. */
@Component
class Cards {

    private static final int LATEST = 30;

    private final Notes notes;
    private final Uses uses;
    private final Telephones telephones;
    private final Languages languages;
    private final People people;
    private final Services services;
    private final Parties parties;
    private final Timeline timeline;

    Cards(
            Notes notes,
            Uses uses,
            Telephones telephones,
            Languages languages,
            People people,
            Services services,
            Parties parties,
            Timeline timeline) {
        this.notes = notes;
        this.uses = uses;
        this.telephones = telephones;
        this.languages = languages;
        this.people = people;
        this.services = services;
        this.parties = parties;
        this.timeline = timeline;
    }

    /** With what was typed, and the note that was being changed. */
    CardScreen card(Party party, Form form, String changing, Viewer viewer) {
        return new CardScreen(
                party.path(),
                parties.name(party),
                party.contact().isPresent(),
                notes(party, viewer),
                party.customer().map(id -> uses(id, viewer)).orElse(List.of()),
                numbers(party, viewer),
                addresses(party),
                party.contact().map(languages::of).orElse(""),
                choices(),
                history(party, viewer),
                changing,
                form);
    }

    /** What is known, without its history and choices. */
    CardScreen brief(Party party, Viewer viewer) {
        return new CardScreen(
                party.path(),
                parties.name(party),
                party.contact().isPresent(),
                notes(party, viewer),
                party.customer().map(id -> uses(id, viewer)).orElse(List.of()),
                numbers(party, viewer),
                addresses(party),
                party.contact().map(languages::of).orElse(""),
                Map.of(),
                List.of(),
                "",
                Form.blank());
    }

    private List<NoteLine> notes(Party party, Viewer viewer) {
        return notes.of(party, viewer).stream().map(Cards::line).toList();
    }

    static NoteLine line(Note note) {
        return new NoteLine(
                note.shown(),
                Markdown.html(note.text()),
                note.text(),
                note.by(),
                note.at(),
                note.changedBy(),
                note.changedAt(),
                note.version());
    }

    List<UseLine> uses(OrganisationId customer, Viewer viewer) {
        Map<ServiceId, Service> all =
                services.all().stream().collect(Collectors.toMap(Service::id, service -> service));
        return uses.of(customer, viewer).stream()
                .flatMap(use -> Optional.ofNullable(all.get(use.service())).stream()
                        .map(service ->
                                new UseLine(use.text(), service.name(), "/services/" + service.slug(), use.detail())))
                .toList();
    }

    private List<NumberLine> numbers(Party party, Viewer viewer) {
        return telephones.of(party, viewer).stream().map(Cards::line).toList();
    }

    private List<AddressLine> addresses(Party party) {
        return party.contact().map(people::contactMethods).orElse(List.of()).stream()
                .filter(method -> method.kind().equals("email") && method.verified())
                .filter(method -> !method.address()
                        .equalsIgnoreCase(people.person(method.person()).email()))
                .map(method -> new AddressLine(method.id(), method.address()))
                .toList();
    }

    static NumberLine line(Telephone one) {
        return new NumberLine(one.text(), Spelling.spoken(one.number()), one.number());
    }

    private Map<String, String> choices() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", "Choose one");
        services.all().forEach(service -> choices.put(service.slug(), service.name()));
        return choices;
    }

    private List<Happening> history(Party party, Viewer viewer) {
        return timeline.of(party.subject(), viewer).reversed().stream()
                .filter(recorded -> !recorded.entry().text().isEmpty())
                .limit(LATEST)
                .map(recorded -> new Happening(
                        recorded.entry().at(),
                        recorded.entry().actor().name(),
                        recorded.entry().text()))
                .toList();
    }
}
