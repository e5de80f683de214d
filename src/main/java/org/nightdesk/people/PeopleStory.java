package org.nightdesk.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who there is in the demo: Harbourline production support, in Dublin and in Tokyo, nine hours apart, and its customers. */
@Component
class PeopleStory implements Story {

    private static final Duration AGO = Duration.ofDays(120);
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final String FIRST_LINE = "First line";
    private static final String PAYMENTS = "Payments";
    private static final String FREIGHT = "Freight";
    private static final String PLATFORM = "Platform";

    private record Colleague(String name, Role role, ZoneId zone, String team) {}

    private record Contact(String customer, String name, String zone) {}

    private static final List<Colleague> STAFF = List.of(
            new Colleague("Aoife Brennan", Role.AGENT, DUBLIN, FIRST_LINE),
            new Colleague("Eoin Murphy", Role.AGENT, DUBLIN, FIRST_LINE),
            new Colleague("Siobhán Walsh", Role.LEAD, DUBLIN, PAYMENTS),
            new Colleague("Tomás Kelly", Role.AGENT, DUBLIN, PAYMENTS),
            new Colleague("Daniel Okafor", Role.AGENT, DUBLIN, FREIGHT),
            new Colleague("Marta Nowak", Role.RESPONDER, DUBLIN, PLATFORM),
            new Colleague("Niamh O’Connor", Role.ADMINISTRATOR, DUBLIN, PLATFORM),
            new Colleague("Haruka Sato", Role.LEAD, TOKYO, FIRST_LINE),
            new Colleague("Yui Nakamura", Role.AGENT, TOKYO, FIRST_LINE),
            new Colleague("Rohan Deshpande", Role.AGENT, TOKYO, PAYMENTS),
            new Colleague("Kenji Watanabe", Role.AGENT, TOKYO, FREIGHT),
            new Colleague("Daichi Mori", Role.RESPONDER, TOKYO, PLATFORM));

    private static final List<Contact> CONTACTS = List.of(
            new Contact("Meridian Freight", "Asha Menon", "Asia/Kolkata"),
            new Contact("Meridian Freight", "Pieter de Wit", "Europe/Amsterdam"),
            new Contact("Tamarind Retail", "Grace Adeyemi", "Europe/London"),
            new Contact("Nordhavn Lines", "Mette Sørensen", "Europe/Copenhagen"),
            new Contact("Nordhavn Lines", "Lars Holm", "Europe/Copenhagen"),
            new Contact("Kestrel Parcels", "Owen Pritchard", "Europe/London"),
            new Contact("Castell Auto Parts", "Núria Ferrer", "Europe/Madrid"),
            new Contact("Oyster Bay Foods", "Emily Chen", "Australia/Sydney"));

    private final People people;
    private final Teams teams;
    private final Organisations organisations;
    private final ContactMethods methods;

    PeopleStory(People people, Teams teams, Organisations organisations, ContactMethods methods) {
        this.people = people;
        this.teams = teams;
        this.organisations = organisations;
        this.methods = methods;
    }

    @Override
    public int chapter() {
        return 1;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Instant then = now.minus(AGO);
        Map<String, List<PersonId>> members = new LinkedHashMap<>();
        for (Colleague one : STAFF) {
            members.computeIfAbsent(one.team(), unknown -> new ArrayList<>()).add(hire(one, then));
        }
        members.forEach((name, who) -> teams.create(name, who, Viewer.system(), then));
        CONTACTS.forEach(contact -> introduce(contact, then));
    }

    private PersonId hire(Colleague one, Instant then) {
        NewPerson person = NewPerson.of(one.name(), email(one.name(), "harbourline"), one.role(), one.zone());
        PersonId id = people.create(person, Viewer.system(), then).id();
        methods.add(id, new NewContactMethod("email", person.email(), true), Viewer.system(), then);
        return id;
    }

    private void introduce(Contact contact, Instant then) {
        Organisation customer = organisations
                .findByName(contact.customer())
                .orElseGet(() -> organisations.create(contact.customer(), Viewer.system(), then));
        String domain = contact.customer().split(" ")[0].toLowerCase(Locale.ROOT);
        people.create(
                NewPerson.contact(
                        contact.name(), email(contact.name(), domain), ZoneId.of(contact.zone()), customer.id()),
                Viewer.system(),
                then);
    }

    private static String email(String name, String domain) {
        String plain = java.text.Normalizer.normalize(name.replace('ø', 'o'), java.text.Normalizer.Form.NFD)
                .replaceAll("[^\\p{ASCII}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", ".");
        return plain + "@" + domain + ".example";
    }
}
