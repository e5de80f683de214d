package org.nightdesk.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.nightdesk.datasource.Source;
import org.nightdesk.datasource.Sources;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.report.ReportAnswers.Version;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saved reports. Leads write them; those who work here run them, and who is named on one. */
@Component("savedReports")
class Reports {

    private final ReportStore store;
    private final Sources sources;
    private final Teams teams;
    private final People people;
    private final Timeline timeline;

    Reports(ReportStore store, Sources sources, Teams teams, People people, Timeline timeline) {
        this.store = store;
        this.sources = sources;
        this.teams = teams;
        this.people = people;
        this.timeline = timeline;
    }

    List<Report> of(Viewer viewer) {
        return store.visible(viewer);
    }

    Report report(long id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new NotFound("report " + id));
    }

    /** The newest first. */
    List<Version> versions(Report report) {
        return store.versions(report.id());
    }

    /** Its first version. Refused when its name is taken, or its SQL is not one statement that reads. */
    @Transactional
    Report create(ReportDraft wanted, Viewer by, Instant now) {
        ReportDraft draft = allowed(wanted, by);
        long id = store.insert(draft, by.actor().name(), now).orElseThrow(taken(draft));
        store.version(id, 1, draft, by.actor().name(), now);
        store.readers(id, draft.readers());
        return recorded(id, "created", by, now);
    }

    /** Its form begins with the same values as that of the report it is a copy of. */
    void begin(Report copy, long from, Viewer by) {
        store.usual(copy.id(), report(from, by).usual());
    }

    /** A further version when the SQL, its parameters or its pivot are others; the earlier ones stay. Refused for one that came with the program. */
    @Transactional
    Report change(long id, ReportDraft wanted, Viewer by, Instant now) {
        ReportDraft draft = allowed(wanted, by);
        store.lock(id);
        Report before = report(id, by);
        if (before.builtIn()) {
            throw Refused.conflict(before.name() + " comes with Nightdesk. Make a copy, and change that.");
        }
        boolean same = before.sql().equals(draft.sql())
                && before.parameters().equals(draft.parameters())
                && before.pivot().equals(draft.pivot());
        int version = same ? before.version() : before.version() + 1;
        if (!same) {
            store.version(id, version, draft, by.actor().name(), now);
        }
        if (!store.update(id, draft, version)) {
            throw taken(draft).get();
        }
        store.readers(id, draft.readers());
        return recorded(id, "changed", by, now);
    }

    private ReportDraft allowed(ReportDraft wanted, Viewer by) {
        by.needs(Role.LEAD);
        Source source = sources.all(by).stream()
                .filter(one -> one.id() == wanted.source())
                .findFirst()
                .orElseThrow(() -> Refused.invalid("source", "Choose the data source."));
        if (!by.may(wanted.least())) {
            throw Refused.invalid("role", "You could not run it yourself then.");
        }
        wanted.team().filter(team -> !teams.names().containsKey(team)).ifPresent(team -> {
            throw Refused.invalid("team", "There is no such team.");
        });
        wanted.readers().forEach(this::checkReader);
        return wanted.checked(sources.dialect(source));
    }

    // A report does not know whose customer somebody is.
    private void checkReader(PersonId id) {
        Person person = people.find(id)
                .filter(Person::active)
                .orElseThrow(() -> Refused.invalid("readers", "There is nobody with the id " + id.text() + "."));
        if (person.organisation().isPresent()) {
            throw Refused.invalid(
                    "readers",
                    person.email()
                            + " is a customer's address. Who runs a report sees all that it shows: name only people of your own.");
        }
    }

    private static Supplier<Refused> taken(ReportDraft draft) {
        return () -> Refused.invalid("name", "There is a report called " + draft.name() + " already.");
    }

    private Report recorded(long id, String verb, Viewer by, Instant now) {
        Report report = report(id, by);
        timeline.append(Entry.internal(
                report.subject(),
                now,
                by.actor(),
                verb,
                report.name() + ", version " + report.version(),
                Map.of("version", report.version())));
        return report;
    }
}
