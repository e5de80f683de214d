package org.nightdesk.customer;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is known of a customer or contact, written down and mended. */
@Controller
@RequestMapping({"/customers/{id}", "/people/{id}"})
class CardPages {

    private final Cards cards;
    private final Notes notes;
    private final Uses uses;
    private final Telephones telephones;
    private final ContactMethods methods;
    private final Languages languages;
    private final Parties parties;
    private final InstantSource clock;

    CardPages(
            Cards cards,
            Notes notes,
            Uses uses,
            Telephones telephones,
            ContactMethods methods,
            Languages languages,
            Parties parties,
            InstantSource clock) {
        this.cards = cards;
        this.notes = notes;
        this.uses = uses;
        this.telephones = telephones;
        this.methods = methods;
        this.languages = languages;
        this.parties = parties;
        this.clock = clock;
    }

    @GetMapping("/card")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        return screen(parties.party(id), Form.blank(), "", viewer);
    }

    @PostMapping("/notes")
    ModelAndView write(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        return verb(
                id,
                typed,
                "",
                "Written down.",
                viewer,
                party -> notes.write(party, typed.getOrDefault("text", ""), viewer, clock.instant()));
    }

    @PostMapping("/notes/{note}")
    ModelAndView change(
            @PathVariable String id,
            @PathVariable String note,
            Viewer viewer,
            @RequestParam Map<String, String> typed) {
        Optional<Integer> version = Optional.ofNullable(typed.get("version"))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
        return verb(
                id,
                typed,
                note,
                "Changed.",
                viewer,
                party -> notes.change(Note.id(note), typed.getOrDefault("text", ""), version, viewer, clock.instant()));
    }

    @PostMapping("/notes/{note}/removal")
    ModelAndView remove(@PathVariable String id, @PathVariable String note, Viewer viewer) {
        String path = parties.party(id).path();
        notes.remove(Note.id(note), viewer, clock.instant());
        return Screen.goTo(path + "/card", "Removed. It stands in the history.", path + "/notes/" + note + "/return");
    }

    @PostMapping("/notes/{note}/return")
    ModelAndView restore(@PathVariable String id, @PathVariable String note, Viewer viewer) {
        String path = parties.party(id).path();
        notes.restore(Note.id(note), viewer, clock.instant());
        return Screen.goTo(path + "/card", "It stands again.", "");
    }

    @PostMapping("/numbers")
    ModelAndView call(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        return verb(
                id,
                typed,
                "",
                "Kept. Calls from there are known.",
                viewer,
                party -> telephones.add(party, typed.getOrDefault("number", ""), viewer, clock.instant()));
    }

    @PostMapping("/numbers/{number}/removal")
    ModelAndView forget(@PathVariable String id, @PathVariable String number, Viewer viewer) {
        String path = parties.party(id).path();
        telephones.remove(Telephone.id(number), viewer, clock.instant());
        return Screen.goTo(path + "/card", "The number is gone.", "");
    }

    @PostMapping("/addresses")
    ModelAndView alsoFrom(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        return verb(
                id,
                typed,
                "",
                "Kept. Mail from there is theirs.",
                viewer,
                party -> methods.alsoFrom(contact(party), typed.getOrDefault("address", ""), viewer, clock.instant()));
    }

    @PostMapping("/addresses/{address:[0-9]+}/removal")
    ModelAndView notFrom(@PathVariable String id, @PathVariable long address, Viewer viewer) {
        Party party = parties.party(id);
        methods.notFrom(contact(party), address, viewer, clock.instant());
        return Screen.goTo(party.path() + "/card", "The address is gone.", "");
    }

    @PostMapping("/language")
    ModelAndView speak(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        return verb(
                id,
                typed,
                "",
                "Kept.",
                viewer,
                party -> languages.set(contact(party), typed.getOrDefault("language", ""), viewer, clock.instant()));
    }

    @PostMapping("/services")
    ModelAndView use(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        return verb(
                id,
                typed,
                "",
                "Kept.",
                viewer,
                party -> uses.note(
                        customer(party),
                        typed.getOrDefault("service", ""),
                        typed.getOrDefault("environment", ""),
                        typed.getOrDefault("version", ""),
                        viewer,
                        clock.instant()));
    }

    @PostMapping("/services/{use}/removal")
    ModelAndView drop(@PathVariable String id, @PathVariable String use, Viewer viewer) {
        String path = parties.party(id).path();
        uses.remove(Use.id(use), viewer, clock.instant());
        return Screen.goTo(path + "/card", "They use it no more.", "");
    }

    private ModelAndView verb(
            String id, Map<String, String> typed, String changing, String said, Viewer viewer, Consumer<Party> verb) {
        Party party = parties.party(id);
        try {
            verb.accept(party);
            return Screen.goTo(party.path() + "/card", said, "");
        } catch (Refused refused) {
            return screen(party, Form.refused(typed, refused), changing, viewer).refused();
        }
    }

    private Screen screen(Party party, Form form, String changing, Viewer viewer) {
        return new Screen("customer/card", cards.card(party, form, changing, viewer));
    }

    private static OrganisationId customer(Party party) {
        return party.customer().orElseThrow(() -> new NotFound("services of a contact"));
    }

    private static PersonId contact(Party party) {
        return party.contact().orElseThrow(() -> new NotFound("language of a customer"));
    }
}
