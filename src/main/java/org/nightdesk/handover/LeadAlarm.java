package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nightdesk.engine.DueWork;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages the lead of the team when a handover is not accepted fifteen minutes after the change; once. */
@Component
class LeadAlarm implements DueWork {

    static final String TOPIC = "handover.alarm";

    private static final int PRESSING = 2;

    private final HandoverStore store;
    private final HandoverCourse course;
    private final Pages pages;
    private final People people;
    private final Teams teams;
    private final TransactionTemplate transaction;

    LeadAlarm(
            HandoverStore store,
            HandoverCourse course,
            Pages pages,
            People people,
            Teams teams,
            TransactionTemplate transaction) {
        this.store = store;
        this.course = course;
        this.pages = pages;
        this.people = people;
        this.teams = teams;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(HandoverStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
                    Optional<Handover> late = store.takeLate(now);
                    late.ifPresent(handover -> page(handover, now));
                    return late.isPresent();
                }))
                ? 1
                : 0;
    }

    private void page(Handover late, Instant now) {
        store.leadPaged(late.id(), now);
        String coming = String.join(" and ", people.names(late.coming()).values());
        String leaving = String.join(" and ", people.names(late.leaving()).values());
        pages.begin(
                new Call(
                        late.id().subject(),
                        Optional.empty(),
                        "The handover of " + late.schedule() + " is not accepted",
                        "%s took over from %s and has not read it back. Until then both are paged."
                                .formatted(coming, leaving),
                        PRESSING,
                        late.schedule()),
                leads(late),
                "The lead of " + teams.names().getOrDefault(late.team(), late.schedule()),
                Viewer.system().actor(),
                now);
        course.record(late, "lead-paged", "", Viewer.system(), now);
    }

    /** Of the team; of the house where it has none; else whoever keeps the installation. */
    private List<PersonId> leads(Handover late) {
        List<PersonId> members = teams.members(late.team());
        List<Predicate<Person>> choices = List.of(
                person -> person.role().atLeast(Role.LEAD) && members.contains(person.id()),
                person -> person.role() == Role.LEAD,
                person -> person.role() == Role.ADMINISTRATOR);
        List<Person> staff = people.staff();
        return choices.stream()
                .map(choice -> staff.stream().filter(choice).map(Person::id).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
