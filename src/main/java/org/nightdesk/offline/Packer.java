package org.nightdesk.offline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.Deed;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.playbook.Step;
import org.nightdesk.playbook.Template;
import org.nightdesk.promise.Owed;
import org.nightdesk.promise.Promises;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers a pack. Secrets stand in it by their names only, as playbooks write them; addresses that are secrets themselves, such as webhooks, not at all. */
@Component("offlinePacker")
class Packer {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST_TICKETS = 200;
    private static final int MOST_CONTACTS = 1_000;
    private static final int LONGEST = 1_500;

    /** What a person can be reached by without a secret in the address. */
    private static final List<String> SPEAKABLE = List.of("email", "sms", "voice");

    private final Schedules schedules;
    private final People people;
    private final ContactMethods methods;
    private final Organisations organisations;
    private final Playbooks playbooks;
    private final Services services;
    private final Queue queue;
    private final Promises promises;

    Packer(
            Schedules schedules,
            People people,
            ContactMethods methods,
            Organisations organisations,
            Playbooks playbooks,
            Services services,
            Queue queue,
            Promises promises) {
        this.schedules = schedules;
        this.people = people;
        this.methods = methods;
        this.organisations = organisations;
        this.playbooks = playbooks;
        this.services = services;
        this.queue = queue;
        this.promises = promises;
    }

    @Transactional(readOnly = true)
    Pack pack(Instant now) {
        return new Pack(
                now,
                List.of(
                        new Pack.Section("Open incidents", "There is no open incident.", incidents()),
                        new Pack.Section("On call for two weeks", "There is no schedule.", rota(now)),
                        new Pack.Section("People", "Nobody works here.", staff()),
                        new Pack.Section("Promised to customers", "Nothing is promised.", promised()),
                        new Pack.Section("Playbooks", "No playbook is published.", playbooks()),
                        new Pack.Section("Customers", "There is no customer.", customers())));
    }

    private List<Pack.Block> incidents() {
        return queue.pressing(Filter.open(), Viewer.system(), Optional.empty(), MOST_TICKETS).stream()
                .filter(ticket -> ticket.kind() == Kind.INCIDENT)
                .map(this::incident)
                .toList();
    }

    private Pack.Block incident(Ticket ticket) {
        List<String> lines = new ArrayList<>();
        lines.add(services.service(ticket.service()).name() + ", "
                + ticket.state().word() + ", since " + Pack.time(ticket.openedAt()));
        ticket.organisation().flatMap(organisations::find).ifPresent(one -> lines.add("Customer: " + one.name()));
        ticket.assignee().flatMap(people::find).ifPresent(one -> lines.add("With " + one.name()));
        if (!ticket.description().isBlank()) {
            lines.add(cut(ticket.description()));
        }
        return new Pack.Block(ticket.number() + " " + ticket.priority().word() + " " + ticket.title(), lines);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text.strip()
                : text.substring(0, LONGEST).strip() + " … (%d letters more)".formatted(text.length() - LONGEST);
    }

    private List<Pack.Block> rota(Instant now) {
        return schedules.all(now).stream().map(one -> rota(one, now)).toList();
    }

    private Pack.Block rota(Schedule schedule, Instant now) {
        List<Shift> shifts = schedules.shifts(schedule.id(), now, now.plus(AHEAD));
        Map<PersonId, String> names =
                people.names(shifts.stream().map(Shift::person).distinct().toList());
        Stream<String> turns = shifts.stream()
                .sorted(Comparator.comparing(Shift::from))
                .map(one -> Pack.time(one.from()) + " to " + Pack.time(one.until()) + ": "
                        + names.getOrDefault(one.person(), "somebody"));
        Stream<String> gaps = schedules.gaps(schedule.id(), now, now.plus(AHEAD)).stream()
                .map(one -> "NOBODY from " + Pack.time(one.from()) + " to " + Pack.time(one.until()));
        return new Pack.Block(schedule.name(), Stream.concat(gaps, turns).toList());
    }

    private List<Pack.Block> staff() {
        List<Person> staff = people.staff();
        Map<PersonId, List<ContactMethod>> known =
                methods.of(staff.stream().map(Person::id).toList());
        return staff.stream()
                .map(one -> new Pack.Block(one.name(), reached(one, known.getOrDefault(one.id(), List.of()))))
                .toList();
    }

    private static List<String> reached(Person person, Collection<ContactMethod> known) {
        Stream<String> others = known.stream()
                .filter(one -> SPEAKABLE.contains(one.kind()))
                .map(one -> one.kind() + ": " + one.address());
        return Stream.concat(Stream.of("email: " + person.email()), others)
                .distinct()
                .toList();
    }

    private List<Pack.Block> promised() {
        List<Organisation> all = organisations.all();
        Map<PersonId, String> names;
        List<Owed> owed = promises.openToAny(all.stream().map(Organisation::id).toList());
        names = people.names(owed.stream().map(Owed::keeper).distinct().toList());
        return owed.stream()
                .sorted(Comparator.comparing(Owed::dueAt))
                .map(one -> new Pack.Block(
                        one.what(),
                        List.of(
                                "To "
                                        + organisations
                                                .find(one.to())
                                                .map(Organisation::name)
                                                .orElse("a customer") + ", until " + Pack.time(one.dueAt()),
                                "By " + names.getOrDefault(one.keeper(), "somebody"))))
                .toList();
    }

    private List<Pack.Block> playbooks() {
        return playbooks.all(Viewer.system()).stream()
                .filter(one -> !one.retired())
                .map(Packer::playbook)
                .toList();
    }

    private static Pack.Block playbook(PlaybookVersion version) {
        Playbook playbook = version.playbook();
        List<String> lines = new ArrayList<>(List.of(playbook.purpose()));
        playbook.parameters().forEach(one -> lines.add("Needs " + one.name() + ": " + one.label()));
        int number = 0;
        for (Step step : playbook.steps()) {
            number++;
            lines.add(number + ". " + step.says().shown());
            if (step instanceof Step.Act act) {
                act.before().ifPresent(deed -> lines.add("   look first: " + said(deed)));
                lines.add("   do: " + said(act.act()));
                act.verify().ifPresent(deed -> lines.add("   look again: " + said(deed)));
                act.undo().ifPresent(deed -> lines.add("   take back: " + said(deed)));
            } else if (step instanceof Step.Wait wait) {
                lines.add("   wait until: " + said(wait.until()));
            }
        }
        return new Pack.Block(version.name(), lines);
    }

    private static String said(Deed deed) {
        String what = switch (deed) {
            case Deed.Http http -> http.method() + " " + http.path().shown();
            case Deed.Sql sql -> sql.statement().written();
            case Deed.Command command ->
                String.join(" ", command.argv().stream().map(Template::shown).toList());
        };
        return what + " (at " + deed.endpoint().word() + ")";
    }

    private List<Pack.Block> customers() {
        List<Pack.Block> blocks = new ArrayList<>();
        int contacts = 0;
        for (Organisation one : organisations.all()) {
            List<String> lines = people.contacts(one.id()).stream()
                    .limit(Math.max(0, MOST_CONTACTS - contacts))
                    .map(person -> person.name() + ": " + person.email())
                    .toList();
            contacts += lines.size();
            blocks.add(new Pack.Block(
                    one.name(), contacts < MOST_CONTACTS ? lines : append(lines, "More contacts than a pack holds.")));
        }
        return blocks;
    }

    private static List<String> append(List<String> lines, String more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toList();
    }
}
