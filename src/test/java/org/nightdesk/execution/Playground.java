package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.course.Choice;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Person;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;

/** A small service at one client, a playbook that changes its settings, and the people who do it. */
public final class Playground implements AutoCloseable {

    public static final String SET_A_LIMIT = """
            name: %s
            purpose: Changes a limit in the service and in its database.
            expected-minutes: 2
            limits: {targets: 5, per-hour: 50, at-a-time: 2, stages: [1, rest]}
            parameters:
              where: {type: targets, label: Where}
              value: {type: number, label: New limit, min: 1, max: 1000}
            checks:
              - differs: [value, current]
                because: The limit is that already.
            steps:
              - step: running
                says: Set the limit of the running service to ${value}.
                before:
                  http: {endpoint: api, path: /settings/limit, expect: {status: 200}, capture: {current: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/limit, body: {value: "${value}"}}
                verify:
                  http: {endpoint: api, path: /settings/limit, expect: {json: {/value: "${value}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: /settings/limit, body: {value: "${current}"}}
                time-out: 5 s
                idempotent: yes
                on-failure: rollback
                dry-run: {compare: {current: "${value}"}}
              - step: kept
                says: Write the limit into the database.
                before:
                  sql: {endpoint: database, statement: "select value from setting where key = 'limit'", expect: {rows: 1}, capture: {stored: value}}
                act:
                  sql: {endpoint: database, statement: "update setting set value = :value where key = 'limit' and value = :stored", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select value from setting where key = 'limit'", expect: {value: "${value}"}}
                undo:
                  sql: {endpoint: database, statement: "update setting set value = :stored where key = 'limit' and value = :value", expect: {rows: 1}}
                time-out: 5 s
                on-failure: rollback
                dry-run: rolled-back
            """;

    static final String LOOK = """
            name: %s
            purpose: Somebody looks.
            expected-minutes: 2
            parameters:
              where: {type: target, label: Where}
            steps:
              - manual: look
                says: Look at its front page.
                evidence: text
            """;

    static final String COMMAND = """
            name: %s
            purpose: Something is done on a host.
            expected-minutes: 2
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: work
                says: Do it there.
                act:
                  command: {endpoint: host, argv: [/bin/true]}
                time-out: 60 s
                dry-run: {cannot: "It is done or it is not."}
            """;

    public final TestNode node;
    public final Cast cast;
    public final SmallService service = SmallService.open().with("limit", "200");
    public final Viewer alice;
    public final Viewer bob;
    public final Viewer carol;
    public final Service gateway;
    public final Installation acme;

    public Playground(TestNode node) {
        this.node = node;
        this.cast = Cast.of(node);
        this.alice = cast.viewer(cast.alice());
        this.bob = cast.viewer(agent("Bob"));
        this.carol = cast.viewer(agent("Carol"));
        this.gateway = node.bean(Services.class)
                .create(ServiceDraft.named("Gateway " + UUID.randomUUID(), 2), alice, node.now());
        this.acme = service.installed(node, cast.organisation("Acme"), gateway, "production");
    }

    private Person agent(String name) {
        return cast.staff(name, Role.AGENT, "Europe/Dublin");
    }

    public PlaybookVersion playbook(String yaml) {
        String name = "Set a limit " + UUID.randomUUID();
        String text = yaml.formatted(name);
        PlaybookId id = node.bean(Playbooks.class).begin(name, text, alice, node.now());
        return node.bean(Playbooks.class).publish(id, text, "", 1, alice, node.now());
    }

    /** Bob wants it done at the client; parameters as name, value. */
    public KeptPlan planned(String yaml, String... parameters) {
        Map<String, String> typed = new HashMap<>(Map.of("where", acme.id().text()));
        for (int index = 0; index < parameters.length; index += 2) {
            typed.put(parameters[index], parameters[index + 1]);
        }
        return node.bean(Planner.class).plan(playbook(yaml), typed, "It is wanted.", "", bob, node.now());
    }

    /** Bob wants the limit of the client to be that. */
    public KeptPlan plan(PlaybookVersion version, String value) {
        return node.bean(Planner.class)
                .plan(
                        version,
                        Map.of("where", acme.id().text(), "value", value),
                        "The customer asked for it.",
                        "",
                        bob,
                        node.now());
    }

    /** Carol has looked at it. */
    public KeptPlan approved(KeptPlan plan) {
        return node.bean(Plans.class).approve(plan.id(), plan.sha256(), "", carol, node.now());
    }

    public Execution begin(KeptPlan plan) {
        return node.bean(Executions.class).begin(plan.id(), Executions.toType(plan.plan()), "", bob, node.now());
    }

    /** Until nothing more is due now. */
    public Execution run(Execution execution) {
        Performer performer = node.bean(Performer.class);
        int idle = 0;
        while (idle < 2) {
            idle = performer.runDue(node.now()) == 0 ? idle + 1 : 0;
        }
        return node.bean(Executions.class).execution(execution.id(), bob);
    }

    KeptPlan limit(String value) {
        return plan(playbook(SET_A_LIMIT), value);
    }

    Execution done(String value) {
        return run(begin(approved(limit(value))));
    }

    /** One that waits for a person to say what they saw. */
    Execution asking() {
        KeptPlan plan = node.bean(Planner.class)
                .plan(playbook(LOOK), Map.of("where", acme.id().text()), "To be sure.", "", bob, node.now());
        return run(begin(approved(plan)));
    }

    /** One that was stopped while it asked. */
    Execution halted() {
        Execution asking = asking();
        node.bean(Executions.class).order(asking.id(), Choice.STOP, "Not now.", bob, node.now());
        return run(asking);
    }

    /** One whose host is at its command. */
    public Execution atAHost() {
        Execution begun = run(begin(approved(planned(COMMAND))));
        var order = node.bean(Commands.class)
                .take(service.host(), () -> true, node.now())
                .orElseThrow();
        return begun;
    }

    /** What its commands have written so far. */
    public String seen(Execution execution) {
        return node.bean(Runs.class).commands(execution).stream()
                .map(PlaybookRunsController.RunCommandView::output)
                .collect(Collectors.joining());
    }

    /** Bob has the command ended that it is at. */
    public void interrupt(Execution execution) {
        long attempt = Long.parseLong(
                node.bean(Runs.class).commands(execution).getFirst().attempt());
        node.bean(Commands.class).interrupt(execution.id(), attempt, bob, node.now());
    }

    /** A program to which Bob gave a token of his own. */
    public Json bobs() {
        return Json.of(node, cast.ownToken(agent("Bob")));
    }

    /** A program to which Carol gave a token of her own. */
    public Json carols() {
        return Json.of(node, cast.ownToken(agent("Carol")));
    }

    /** For an hour nothing is changed at its service; who is {@code breaker} may do it all the same. */
    public void freeze(String breaker) {
        Json.Answer declared = Json.of(node, cast.token(Role.LEAD))
                .post(
                        "/api/v1/freezes",
                        "{'service': '%s', 'from': '%s', 'until': '%s', 'timeZone': 'UTC', 'reason': 'The sales.', 'breaker': '%s'}"
                                .formatted(gateway.slug(), at(-60), at(3_600), breaker));
        assertThat(declared.status()).isEqualTo(201);
    }

    private String at(int seconds) {
        return LocalDateTime.ofInstant(node.now().plusSeconds(seconds), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    public String evidence(Execution execution) {
        return node.bean(Evidence.class).of(execution.id(), bob);
    }

    @Override
    public void close() {
        service.close();
    }
}
