package org.nightdesk.duplicate;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.customer.Languages;
import org.nightdesk.customer.Party;
import org.nightdesk.customer.Telephones;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.duplicate.screen.MergeScreen.Half;
import org.nightdesk.duplicate.screen.MergeScreen.Pair;
import org.nightdesk.duplicate.screen.MergeScreen.Row;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.OrganisationMerges;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonMerges;
import org.nightdesk.promise.Promises;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Two side by side: what is the same, what differs, and what goes over with either. */
@Component
class Comparison {

    private static final int MOST = 10_000;

    private final People people;
    private final PersonMerges persons;
    private final Organisations organisations;
    private final OrganisationMerges merges;
    private final Promises promises;
    private final Telephones telephones;
    private final Languages languages;
    private final Queue queue;

    Comparison(
            People people,
            PersonMerges persons,
            Organisations organisations,
            OrganisationMerges merges,
            Promises promises,
            Telephones telephones,
            Languages languages,
            Queue queue) {
        this.people = people;
        this.persons = persons;
        this.organisations = organisations;
        this.merges = merges;
        this.promises = promises;
        this.telephones = telephones;
        this.languages = languages;
        this.queue = queue;
    }

    Pair of(Person here, Person there, Viewer viewer) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Name", here.name(), there.name()));
        rows.add(new Row("Customer", customer(here), customer(there)));
        rows.add(new Row("Addresses", addresses(here), addresses(there)));
        rows.add(new Row("Time zone", zone(here.zone()), zone(there.zone())));
        rows.add(new Row("Reached by", reached(here), reached(there)));
        rows.add(new Row("Telephone", telephones(Party.of(here.id())), telephones(Party.of(there.id()))));
        rows.add(new Row("Language", language(here), language(there)));
        rows.add(new Row("Tickets", tickets(here, viewer), tickets(there, viewer)));
        return new Pair(half(here, viewer), half(there, viewer), rows);
    }

    private String telephones(Party party) {
        List<String> numbers = telephones.spokenOf(party);
        return numbers.isEmpty() ? "none" : String.join(", ", numbers);
    }

    private String language(Person person) {
        String language = languages.of(person.id());
        return language.isEmpty() ? "not known" : Languages.spoken(language);
    }

    private Half half(Person person, Viewer viewer) {
        return new Half(
                person.id().text(),
                person.name(),
                "/people/" + person.id().text(),
                tickets(person, viewer) + ", each with its mail, drafts, watchers and promises; mail from "
                        + addresses(person));
    }

    private String customer(Person person) {
        return person.organisation()
                .flatMap(organisations::find)
                .map(Organisation::name)
                .orElse("none");
    }

    private String addresses(Person person) {
        return Stream.concat(Stream.of(person), persons.partsOf(person.id()).stream())
                .map(Person::email)
                .collect(Collectors.joining(", "));
    }

    private String reached(Person person) {
        List<ContactMethod> methods = people.contactMethods(person.id());
        return methods.isEmpty()
                ? "nothing"
                : methods.stream()
                        .map(method -> method.kind() + " " + method.address())
                        .collect(Collectors.joining(", "));
    }

    private String tickets(Person person, Viewer viewer) {
        return tickets(Filter.of(person.id()), Filter.open(person.id()), viewer);
    }

    Pair of(Organisation here, Organisation there, Viewer viewer) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Name", names(here), names(there)));
        rows.add(new Row("Contacts", contacts(here.id()), contacts(there.id())));
        rows.add(new Row("Mail domains", domains(here.id()), domains(there.id())));
        rows.add(new Row("Telephone", telephones(Party.of(here.id())), telephones(Party.of(there.id()))));
        rows.add(new Row("Tickets", tickets(here, viewer), tickets(there, viewer)));
        rows.add(new Row("Promises open", promises(here, viewer), promises(there, viewer)));
        return new Pair(half(here, viewer), half(there, viewer), rows);
    }

    private Half half(Organisation customer, Viewer viewer) {
        return new Half(
                customer.id().text(),
                customer.name(),
                "/customers/" + customer.id().text(),
                contacts(customer.id()) + ", " + tickets(customer, viewer) + ", promises open: "
                        + promises(customer, viewer));
    }

    private String names(Organisation customer) {
        return Stream.concat(Stream.of(customer), merges.partsOf(customer.id()).stream())
                .map(Organisation::name)
                .collect(Collectors.joining(", "));
    }

    private String contacts(OrganisationId id) {
        return counted(people.contacts(id).size(), "contact");
    }

    private String domains(OrganisationId id) {
        List<String> domains = people.contacts(id).stream()
                .map(person -> person.email().substring(person.email().indexOf('@') + 1))
                .distinct()
                .sorted()
                .toList();
        return domains.isEmpty() ? "none" : String.join(", ", domains);
    }

    private String promises(Organisation customer, Viewer viewer) {
        return Integer.toString(promises.openTo(customer.id(), viewer).size());
    }

    private String tickets(Organisation customer, Viewer viewer) {
        return tickets(Filter.of(customer.id()), Filter.open(customer.id()), viewer);
    }

    private String tickets(Filter all, Filter open, Viewer viewer) {
        int count = queue.count(all, viewer, MOST);
        return counted(count, "ticket") + (count == 0 ? "" : ", " + queue.count(open, viewer, MOST) + " open");
    }

    private static String zone(ZoneId zone) {
        return zone.getId();
    }

    private static String counted(int count, String noun) {
        return (count == MOST ? "at least " : "") + count + " " + noun + (count == 1 ? "" : "s");
    }
}
