package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;

/** Customers who ring while something is broken; each call is tied to the incident and ends with it. */
final class Echo {

    private final Outage outage;
    private final Stage stage;

    Echo(Outage outage, Stage stage) {
        this.outage = outage;
        this.stage = stage;
    }

    void of(TicketId incident, Instant from, Instant until) {
        if (outage.calls().isEmpty() || Duration.between(from, until).toMinutes() < 5) {
            return;
        }
        for (String words : outage.calls()) {
            if (stage.dice().inHundred(60)) {
                Company.Customer customer = stage.company().customer(stage.dice());
                Instant at = stage.dice().within(from, until);
                stage.past().plan(at, now -> rings(incident, customer, words, until, now));
            }
        }
    }

    private void rings(TicketId incident, Company.Customer customer, String words, Instant until, Instant now) {
        Person agent = stage.company().atTheDesk(now, stage.dice());
        Person caller = stage.dice().oneOf(customer.contacts());
        Viewer viewer = stage.company().viewer(agent.id());
        Ticket call = stage.tickets()
                .open(
                        new NewTicket(
                                Kind.INCIDENT,
                                words,
                                caller.name() + " on the telephone.",
                                Level.MEDIUM,
                                Level.HIGH,
                                stage.company().service(outage.service()).id(),
                                Optional.of(customer.organisation().id()),
                                Optional.of(caller.id()),
                                Optional.of(agent.id()),
                                Optional.empty(),
                                List.of(),
                                "phone",
                                false),
                        viewer,
                        now);
        stage.links().link(incident, call.id(), "causes", viewer, now);
        String reply = "We see it too and are working on it. I ring back when it is over.";
        stage.past().plan(now.plusSeconds(70), then -> stage.tickets().note(call.id(), reply, true, viewer, then));
        stage.past().plan(until.plus(stage.dice().minutes(8, 40)), then -> {
            stage.tickets()
                    .resolve(
                            call.id(),
                            "Over since it was fixed on our side. Told " + caller.name() + ".",
                            viewer,
                            then);
            stage.past().plan(stage.whenOpen(then.plus(Duration.ofDays(2))), later -> stage.close(call.id(), later));
        });
    }
}
