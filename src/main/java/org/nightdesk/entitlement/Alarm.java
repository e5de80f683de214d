package org.nightdesk.entitlement;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Says aloud that something was not handed over, or, worse, that it is still held after its time. */
@Component("entitlementAlarm")
class Alarm {

    private final Tickets tickets;
    private final People people;
    private final Memos memos;
    private final Entitlements entitlements;

    Alarm(Tickets tickets, People people, Memos memos, Entitlements entitlements) {
        this.tickets = tickets;
        this.people = people;
        this.memos = memos;
        this.entitlements = entitlements;
    }

    void notGranted(Entitlement one, String why, Instant now) {
        var asked = entitlements.record(one.id(), "not handed over", why, Viewer.system(), now);
        tell(List.copyOf(those(one, false)), "Not handed over: " + one.title(), why, one, now);
    }

    /** An incident that pages whom the service says, and a message to everybody who has to do with it. */
    void notReturned(Entitlement one, String why, Instant now) {
        Ticket incident = tickets.open(
                new NewTicket(
                        Kind.INCIDENT,
                        "Still held after its time: " + cut(one.title()),
                        why + "\n\nWhat is granted for a time must end with it. " + one.path(),
                        Level.LOW,
                        Level.HIGH,
                        one.offer().service(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of("entitlement"),
                        "signal",
                        true),
                Viewer.system(),
                now);
        var stuck =
                entitlements.record(one.id(), "not given back", incident.number() + ": " + why, Viewer.system(), now);
        tell(List.copyOf(those(one, true)), "Still held after its time: " + one.title(), why, one, now);
    }

    private static String cut(String title) {
        return title.length() <= 160 ? title : title.substring(0, 159) + "…";
    }

    private Set<PersonId> those(Entitlement one, boolean leads) {
        Set<PersonId> those = new LinkedHashSet<>();
        one.approver().ifPresent(those::add);
        one.asker().ifPresent(those::add);
        if (leads) {
            List.copyOf(those)
                    .forEach(person ->
                            people.leadsOf(person).stream().map(Person::id).forEach(those::add));
        }
        return those;
    }

    private void tell(List<PersonId> those, String title, String why, Entitlement one, Instant now) {
        those.forEach(person -> memos.send(person, title, why, one.path(), now));
    }
}
