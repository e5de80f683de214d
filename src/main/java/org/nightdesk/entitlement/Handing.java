package org.nightdesk.entitlement;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Tickets;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.Planner;
import org.nightdesk.execution.Plans;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.Binding;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Has a playbook hand something over, or take it back: planned in the name of who asked, approved in the name of who said yes to both. */
@Component
class Handing {

    private static final int MOST = 50;
    private static final String DESPITE_FREEZE =
            "it takes back access that was granted for a time. To leave it open would be the greater risk.";

    private final Surroundings surroundings;
    private final Playbooks playbooks;
    private final Planner planner;
    private final Plans plans;
    private final Executions executions;
    private final Tickets tickets;

    Handing(
            Surroundings surroundings,
            Playbooks playbooks,
            Planner planner,
            Plans plans,
            Executions executions,
            Tickets tickets) {
        this.surroundings = surroundings;
        this.playbooks = playbooks;
        this.planner = planner;
        this.plans = plans;
        this.executions = executions;
        this.tickets = tickets;
    }

    /** Refused by the parameter when the playbook could not be carried out with what the form says. */
    void check(Offer offer, Wish wish, Viewer by) {
        PlaybookVersion version = playbooks.newest(PlaybookId.of(offer.grantPlaybook()), by);
        Map<String, String> known = new HashMap<>(wish.wanted());
        known.put("person", wish.holder());
        known.put("reason", wish.reason());
        known.put("until", wish.hours());
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : version.playbook().parameters()) {
            values.put(parameter.name(), known.getOrDefault(parameter.name(), ""));
        }
        var bound = Binding.of(version.playbook(), values, surroundings).orRefuse();
    }

    /** Begins it. Talks to the world: hold no transaction. Refused when what is there now does not fit, or somebody else works on it. */
    Execution begin(Entitlement one, boolean grants, Instant now) {
        Viewer asker = named(one.asker(), one.askerName());
        Viewer approver = named(one.approver(), one.approverName());
        String playbook = grants ? one.offer().grantPlaybook() : one.offer().withdrawPlaybook();
        PlaybookVersion version = playbooks.newest(PlaybookId.of(playbook), asker);
        KeptPlan plan = planner.plan(version, values(version, one, now), reason(one, grants), number(one), asker, now);
        KeptPlan approved = plans.approve(
                plan.id(),
                plan.sha256(),
                grants ? "As " + one.text() + " was asked for." : "Foreseen when " + one.text() + " was approved.",
                approver,
                now);
        return grants
                ? executions.begin(approved.id(), Executions.toType(approved.plan()), "", approver, now)
                : executions.beginDespiteFreeze(approved.id(), DESPITE_FREEZE, approver, now);
    }

    private static String reason(Entitlement one, boolean grants) {
        String until = one.until().map(at -> " Its time ended at " + at + ".").orElse("");
        return (grants ? one.title() + ". " : "Taken back: " + one.title() + "." + until + " It was for: ")
                + one.reason();
    }

    private String number(Entitlement one) {
        return tickets.ticket(one.ticket(), Viewer.system()).number();
    }

    /** What the form said; {@code person}, {@code reason} and {@code until} are filled in where a playbook asks for them. */
    private static Map<String, String> values(PlaybookVersion version, Entitlement one, Instant now) {
        Map<String, String> known = new HashMap<>(one.wanted());
        known.put("person", one.holderName());
        known.put("reason", one.reason());
        known.put(
                "until",
                one.until()
                        .or(() -> one.hours().map(hours -> now.plusSeconds(hours * 3_600L)))
                        .map(Instant::toString)
                        .orElse(""));
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : version.playbook().parameters()) {
            values.put(parameter.name(), known.getOrDefault(parameter.name(), ""));
        }
        return values;
    }

    // That they might was asked when they did; they may be gone by the time that it has to be taken back.
    private static Viewer named(Optional<PersonId> person, String name) {
        Viewer all = Viewer.system();
        return person.map(one -> new Viewer(Actor.person(one.value(), name), all.role(), all.audience()))
                .orElse(all);
    }

    /** The run that does it; one that was begun by a node that died before it could say so is found by its ticket. */
    Optional<Execution> run(Entitlement one) {
        String playbook =
                one.is("granting") ? one.offer().grantPlaybook() : one.offer().withdrawPlaybook();
        return executions.of(one.ticket().value(), MOST, Viewer.system()).stream()
                .filter(run -> one.run().isEmpty()
                        ? run.playbook().equals(playbook) && !run.begunAt().isBefore(one.since())
                        : run.id().text().equals(one.run()))
                .findFirst();
    }
}
