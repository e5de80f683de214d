package org.nightdesk.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightdesk.act.Acts;
import org.nightdesk.course.Canonical;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Staging;
import org.nightdesk.course.Target;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
import org.nightdesk.playbook.Binding;
import org.nightdesk.playbook.Limits;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.playbook.Value;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Makes a plan of a version of a playbook and what was typed. Looks at every target, so it talks to the world: hold no transaction. */
@Component("playbookPlanner")
public class Planner {

    private static final int HOURS = 24;
    private static final int LONGEST = 2_000;

    private final Playbooks playbooks;
    private final Installations installations;
    private final Organisations organisations;
    private final Surroundings surroundings;
    private final Acts acts;
    private final Secrets secrets;
    private final Plans plans;

    Planner(
            Playbooks playbooks,
            Installations installations,
            Organisations organisations,
            Surroundings surroundings,
            Acts acts,
            Secrets secrets,
            Plans plans) {
        this.playbooks = playbooks;
        this.installations = installations;
        this.organisations = organisations;
        this.surroundings = surroundings;
        this.acts = acts;
        this.secrets = secrets;
        this.plans = plans;
    }

    /**
     * Makes it and keeps it. {@code ticket} is the ticket it is about as people write it ({@code INC-1042}), or empty. Refused, by the parameter, when something typed is wrong, or, by the
     * target, when what is there now is not as the playbook expects.
     */
    public KeptPlan plan(
            PlaybookVersion version, Map<String, String> typed, String reason, String ticket, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        playbooks.checkMayRun(version, by);
        check(reason, ticket);
        Playbook playbook = version.playbook();
        Map<String, Value> values = Binding.of(playbook, typed, surroundings).orRefuse();
        List<Target> targets = targets(playbook, values);
        Plan plan = new Plan(
                Plan.FORMAT,
                new Plan.Made(
                        by.actor().kind() + ":" + by.actor().id(), by.actor().name(), now.toString(), secrets.fresh()),
                new Plan.Playbook(version.id().text(), version.name(), version.number(), version.hash()),
                texts(values),
                Canonical.clean(reason.strip()),
                ticket,
                staging(playbook.limits(), targets.size()),
                HOURS,
                targets);
        return plans.keep(plan, true, by, now);
    }

    private static void check(String reason, String ticket) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw Refused.invalid("reason", "Say why, in at most 2,000 letters: whoever approves it asks.");
        }
        if (!ticket.matches("|[A-Z]{2,5}-[1-9][0-9]{0,17}")) {
            throw Refused.invalid("ticket", "Write a ticket’s number, such as INC-1042, or leave it empty.");
        }
    }

    private List<Target> targets(Playbook playbook, Map<String, Value> values) {
        Parameter asked = playbook.target()
                .orElseThrow(() -> Refused.conflict(
                        "This playbook asks for no target. A lead adds a parameter of the kind target to it."));
        if (!(values.get(asked.name()) instanceof Value.Installations(List<Long> ids))) {
            throw Refused.invalid(asked.name(), "Choose what it is done to.");
        }
        List<Target> targets = new ArrayList<>();
        for (long id : ids) {
            Installation one = installations.installation(new InstallationId(id));
            targets.add(new Target(
                    one.id().text(),
                    one.name(),
                    one.organisation()
                            .map(organisations::organisation)
                            .map(Organisation::name)
                            .orElse(""),
                    one.environment().name(),
                    new TargetPlanner(one, installations, playbooks, surroundings, acts).steps(playbook, values)));
        }
        return targets;
    }

    private static Map<String, String> texts(Map<String, Value> values) {
        Map<String, String> texts = new TreeMap<>();
        values.forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    private static Staging staging(Limits limits, int targets) {
        if (targets > limits.targets()) {
            throw Refused.conflict("These are %d targets; one execution of this playbook changes %d at most."
                    .formatted(targets, limits.targets()));
        }
        return new Staging(limits.sizes(targets), limits.atATime(), limits.targets(), limits.perHour());
    }
}
