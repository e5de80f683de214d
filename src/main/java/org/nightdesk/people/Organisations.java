package org.nightdesk.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers: each an organisation whose people see what carries its audience token. */
@Component
public class Organisations {

    private static final int LONGEST_NAME = 200;
    private static final Set<String> EVERYBODYS = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "yahoo.com",
            "icloud.com",
            "me.com",
            "aol.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "web.de",
            "t-online.de",
            "mail.ru",
            "yandex.ru",
            "qq.com",
            "163.com",
            "proton.me",
            "protonmail.com",
            "orange.fr",
            "free.fr",
            "libero.it");

    private final OrganisationStore store;
    private final PersonStore persons;
    private final Timeline timeline;

    Organisations(OrganisationStore store, PersonStore persons, Timeline timeline) {
        this.store = store;
        this.persons = persons;
        this.timeline = timeline;
    }

    /** Throws NotFound when there is none. */
    public Organisation organisation(OrganisationId id) {
        return find(id).orElseThrow(() -> new NotFound("no customer " + id.value()));
    }

    public Optional<Organisation> find(OrganisationId id) {
        return store.find(id);
    }

    /** The customer itself, or the one that it was merged into. */
    public OrganisationId standing(OrganisationId id) {
        return store.mergedInto(id).orElse(id);
    }

    /** Case does not matter; by the name of one that was merged, what it is part of. */
    public Optional<Organisation> findByName(String name) {
        return store.findByName(name);
    }

    /** Names by id; ids that do not exist are left out. */
    public Map<OrganisationId, String> names(Collection<OrganisationId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(ids);
    }

    /**
     * The customer whose contacts have mail addresses of this domain (in small letters); empty when there is none, several, or when the domain
     * hands out addresses to everybody.
     */
    public Optional<Organisation> findByDomain(String domain) {
        return EVERYBODYS.contains(domain) ? Optional.empty() : store.findByDomain(domain);
    }

    /** Domains (in small letters) that hand out addresses to everybody, and so say nothing about whose a contact is. */
    public static Set<String> everybodys() {
        return EVERYBODYS;
    }

    /** By name. */
    public List<Organisation> all() {
        return store.all();
    }

    /** A new customer; refused when the name is taken. For agents and above: a caller may be the first of their company. */
    @Transactional
    public Organisation create(String name, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        String fit = fit(name);
        OrganisationId id = store.insert(fit, now).orElseThrow(() -> taken(fit));
        timeline.append(Entry.internal(
                id.subject(), now, by.actor(), "created", "Customer %s was added.".formatted(fit), Map.of()));
        return new Organisation(id, fit);
    }

    /** Another name; refused when it is taken. For agents and above. */
    @Transactional
    public Organisation rename(OrganisationId id, String name, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Organisation before = organisation(id);
        String fit = fit(name);
        refuseWhenMerged(before);
        if (!fit.equalsIgnoreCase(before.name()) && store.findByName(fit).isPresent()) {
            throw taken(fit);
        }
        store.rename(id, fit);
        timeline.append(Entry.internal(
                id.subject(),
                now,
                by.actor(),
                "changed",
                "Name: %s, before %s.".formatted(fit, before.name()),
                Map.of()));
        return organisation(id);
    }

    /** Who looks after a customer. */
    public Optional<PersonId> managerOf(OrganisationId id) {
        return store.managerOf(id);
    }

    /** The customers that somebody looks after, by name. */
    public List<Organisation> managedBy(PersonId person) {
        return store.managedBy(person);
    }

    /** Who looks after each of these customers; those without anybody are left out. */
    public Map<OrganisationId, PersonId> managers(List<OrganisationId> customers) {
        return store.managers(customers);
    }

    /**
     * Gives a customer to an account manager, a colleague or anybody else of us, who sees from then on what is that customer's; empty: to nobody. Refused for
     * who has left and for customers' contacts. For leads and above.
     */
    @Transactional
    public void appoint(OrganisationId id, Optional<PersonId> person, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Organisation customer = organisation(id);
        refuseWhenMerged(customer);
        Optional<Person> manager = person.map(this::manager);
        if (store.managerOf(id).equals(person)) {
            return;
        }
        store.appoint(id, person);
        String text = manager.map(one -> one.name() + " looks after it.").orElse("Nobody looks after it any more.");
        timeline.append(Entry.internal(id.subject(), now, by.actor(), "changed", text, Map.of()));
        manager.ifPresent(one -> timeline.append(Entry.internal(
                one.id().subject(),
                now,
                by.actor(),
                "changed",
                "Looks after %s.".formatted(customer.name()),
                Map.of())));
    }

    private Person manager(PersonId id) {
        return persons.find(id)
                .filter(one -> one.active() && one.organisation().isEmpty())
                .orElseThrow(() -> Refused.invalid(
                        "manager",
                        "Choose somebody of us who is still here; a customer's contact cannot look after one."));
    }

    private void refuseWhenMerged(Organisation organisation) {
        if (store.mergedInto(organisation.id()).isPresent()) {
            throw Refused.conflict(organisation.name() + " is part of another customer. Change that one.");
        }
    }

    private static Refused taken(String name) {
        return Refused.invalid("name", "There is a customer called " + name + " already.");
    }

    private static String fit(String name) {
        String fit = name.strip();
        if (fit.isEmpty() || fit.length() > LONGEST_NAME || !NewPerson.isPrintable(fit)) {
            throw Refused.invalid("name", "A customer's name has 1 to " + LONGEST_NAME + " characters, on one line.");
        }
        return fit;
    }
}
