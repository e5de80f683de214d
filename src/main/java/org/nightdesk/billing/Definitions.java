package org.nightdesk.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.billing.Definition.Currency;
import org.nightdesk.billing.Definition.Terms;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.usage.Usages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is billed. Leads write definitions; whoever looks after a customer sees those that bill it. */
@Component("billingDefinitions")
class Definitions {

    /** What a run can tell a report. */
    private final DefinitionStore store;

    private final Adjustments adjustments;
    private final Usages usages;
    private final Organisations organisations;
    private final People people;
    private final Teams teams;
    private final Timeline timeline;

    Definitions(
            DefinitionStore store,
            Adjustments adjustments,
            Usages usages,
            Organisations organisations,
            People people,
            Teams teams,
            Timeline timeline) {
        this.store = store;
        this.adjustments = adjustments;
        this.usages = usages;
        this.organisations = organisations;
        this.people = people;
        this.teams = teams;
        this.timeline = timeline;
    }

    List<Definition> of(Viewer viewer) {
        return store.visible(viewer, part(viewer));
    }

    List<Definition> ownedBy(Viewer viewer) {
        return viewer.actor().isPerson()
                ? store.ownedBy(new PersonId(viewer.actor().id()))
                : List.of();
    }

    /** Whatever anybody may see of it. */
    Optional<Definition> find(long id) {
        return store.find(id);
    }

    /** NotFound for who sees nothing of it. */
    Definition definition(long id, Viewer viewer) {
        Definition definition = store.find(id).orElseThrow(() -> new NotFound("billing definition " + id));
        if (sight(definition, viewer).nothing()) {
            throw new NotFound("billing definition " + id);
        }
        return definition;
    }

    /** NotFound for who sees a part only. */
    Definition whole(long id, Viewer viewer) {
        Definition definition = definition(id, viewer);
        if (!sight(definition, viewer).whole()) {
            throw new NotFound("billing definition " + id);
        }
        return definition;
    }

    Sight sight(Definition definition, Viewer viewer) {
        return store.isWhole(definition.id(), viewer) ? new Sight(true, List.of()) : part(viewer);
    }

    /** The customers somebody looks after; of a token none. */
    Sight part(Viewer viewer) {
        return new Sight(
                false,
                viewer.actor().isPerson()
                        ? organisations.managedBy(new PersonId(viewer.actor().id()))
                        : List.of());
    }

    /** Its first version; it belongs to whoever writes it, who is a person. Refused when its name is taken or a report does not fit. */
    @Transactional
    Definition create(DefinitionDraft draft, PersonId owner, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Currency currency = draft.money();
        Terms terms = checked(draft, by, now);
        if (people.find(owner).filter(Definitions::isOfUs).isEmpty()) {
            throw Refused.invalid("owner", "Choose somebody of us who is still here.");
        }
        long book = adjustments.open(currency.code(), currency.decimals()).id();
        long id = store.insert(draft, currency, book, owner.value(), now).orElseThrow(taken(draft));
        store.version(id, 1, terms, by.actor().name(), now);
        return recorded(id, "created", by, now);
    }

    private static boolean isOfUs(Person person) {
        return person.active() && person.organisation().isEmpty();
    }

    /** A further version when what is asked, its prices, checks or due day are others; the earlier ones stay. */
    @Transactional
    Definition change(long id, DefinitionDraft draft, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Terms terms = checked(draft, by, now);
        store.lock(id);
        Definition before = whole(id, by);
        boolean same = before.terms().equals(terms);
        int version = same ? before.version() : before.version() + 1;
        if (!same) {
            store.version(id, version, terms, by.actor().name(), now);
        }
        if (!store.update(id, draft, version)) {
            throw taken(draft).get();
        }
        return recorded(id, "changed", by, now);
    }

    private Terms checked(DefinitionDraft draft, Viewer by, Instant now) {
        Terms terms = draft.terms();
        YearMonth month = YearMonth.from(now.atZone(terms.zone())).minusMonths(1);
        Stream.concat(terms.reports().stream(), terms.control().stream())
                .forEach(report -> usages.check(report, month, by, now));
        draft.team().filter(team -> !teams.names().containsKey(team)).ifPresent(team -> {
            throw Refused.invalid("team", "There is no such team.");
        });
        return terms;
    }

    private static Supplier<Refused> taken(DefinitionDraft draft) {
        return () -> Refused.invalid(
                "name", "There is a definition called " + draft.name().strip() + " already.");
    }

    private Definition recorded(long id, String verb, Viewer by, Instant now) {
        Definition definition = whole(id, by);
        record(definition, verb, definition.name() + ", version " + definition.version(), by, now);
        return definition;
    }

    /** Bills are read by leads only. */
    void record(Definition definition, String verb, String text, Viewer by, Instant now) {
        timeline.append(new Entry(
                definition.subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of("version", definition.version()),
                false,
                Set.of(Viewer.LEADS)));
    }
}
