package org.nightdesk.requisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Drifts;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.SettingDraft;
import org.nightdesk.configuration.Side;
import org.nightdesk.configuration.Value;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.PlanId;
import org.nightdesk.execution.Plans;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Person;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;

/** From what the customer asked to what runs, and what the register says afterwards: nothing is typed twice. */
class AskedIsDoneTests {

    private static final String PLAYBOOK = """
            name: %s
            purpose: Changes the limit of a payment.
            expected-minutes: 1
            parameters:
              where: {type: target, label: Where}
              payment_limit: {type: number, label: New limit, min: 1, max: 1000}
            steps:
              - step: kept
                says: Write the limit into the database.
                before:
                  sql: {endpoint: database, statement: "select value from setting where key = 'payment.limit'", expect: {rows: 1}, capture: {stored: value}}
                act:
                  sql: {endpoint: database, statement: "update setting set value = :payment_limit where key = 'payment.limit' and value = :stored", expect: {rows: 1}}
                verify:
                  sql: {endpoint: database, statement: "select value from setting where key = 'payment.limit'", expect: {value: "${payment_limit}"}}
                undo:
                  sql: {endpoint: database, statement: "update setting set value = :stored where key = 'payment.limit' and value = :payment_limit", expect: {rows: 1}}
                time-out: 5 s
                on-failure: rollback
                dry-run: rolled-back
            """;

    /** Of its own: what falls due meanwhile is only its own work. */
    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final SmallService service = SmallService.open().with("payment.limit", "200");
    private final Viewer alice = cast.viewer(cast.alice());
    private final Person bob = cast.staff("Bob", Role.AGENT, "Asia/Tokyo");
    private final Viewer carol = cast.viewer(cast.staff("Carol", Role.AGENT, "Europe/Dublin"));
    private final Service gateway =
            node.bean(Services.class).create(ServiceDraft.named("Gateway " + UUID.randomUUID(), 2), alice, node.now());
    private final Installation acme = service.installed(node, cast.organisation("Acme"), gateway, "production");
    private final Register register = node.bean(Register.class);

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void whatTheCustomerAskedIsWhatRunsAndWhatTheRegisterSays() {
        node.bean(Definitions.class)
                .create(
                        gateway.id(),
                        SettingDraft.number("payment.limit", "The largest payment.", "1", "1000", "EUR"),
                        alice,
                        node.now());
        register.enter(acme.id(), "payment.limit", Side.CURRENT, Optional.of("200"), alice, "Seen.", node.now());
        register.acceptAll(acme.id(), alice, "As it was found.", node.now());
        PlaybookId playbook = playbook();
        node.runDue();
        Requisition asked = node.bean(Requisitions.class)
                .submit(
                        new RequisitionDraft(
                                acme.id().text(),
                                "",
                                "",
                                "",
                                "",
                                "They sell bigger things.",
                                List.of(new Proposed("payment.limit", "250", Optional.of("200")))),
                        cast.viewer(bob),
                        node.now());

        HttpResponse<String> planned = cast.browser(bob)
                .post("/configuration-requests/" + asked.ticket().value() + "/plan", "playbook", playbook.text());
        Execution execution = carriedOut(planned);

        assertThat(execution.state()).as(execution.why()).isEqualTo("done");
        assertThat(service.rows("key = 'payment.limit' and value = '250'")).isEqualTo(1);
        Value now = register.current(acme.id(), "payment.limit").orElseThrow();
        assertThat(now.text()).contains("250");
        assertThat(now.by()).isEqualTo("Bob");
        assertThat(now.because()).isEqualTo("execution:" + execution.id().text());
        assertThat(register.expected(acme.id(), "payment.limit").flatMap(Value::text))
                .contains("250");
        assertThat(node.bean(Drifts.class).of(acme.id(), alice, node.now())).isEmpty();
        assertThat(node.bean(Requisitions.class).isDone(asked)).isTrue();
    }

    @Test
    void whatDriftedIsPutBackWithWhatTheOtherSettingsThereShouldBe() {
        for (String key : List.of("payment.limit", "payment.floor")) {
            node.bean(Definitions.class)
                    .create(
                            gateway.id(),
                            SettingDraft.number(key, "Of a payment.", "1", "1000", "EUR"),
                            alice,
                            node.now());
            register.enter(acme.id(), key, Side.CURRENT, Optional.of("200"), alice, "Seen.", node.now());
        }
        register.acceptAll(acme.id(), alice, "As it was found.", node.now());
        register.enter(acme.id(), "payment.limit", Side.CURRENT, Optional.of("900"), alice, "Seen.", node.now());
        register.enter(acme.id(), "payment.floor", Side.CURRENT, Optional.of("100"), alice, "Seen.", node.now());
        PlaybookId playbook = playbook(
                PLAYBOOK.replace("steps:", "  payment_floor: {type: number, label: Floor, min: 1, max: 1000}\nsteps:"));

        String page = cast.browser(bob)
                .get("/installations/" + acme.id().text() + "/configuration/payment.limit")
                .body();

        assertThat(page)
                .contains(playbook.path() + "/plan?")
                .contains("p-payment_limit=200", "p-payment_floor=200")
                .doesNotContain("p-payment_limit=900");
    }

    private PlaybookId playbook() {
        return playbook(PLAYBOOK);
    }

    private PlaybookId playbook(String written) {
        String yaml = written.formatted("Set the payment limit " + UUID.randomUUID());
        PlaybookId id = node.bean(Playbooks.class)
                .begin(yaml.lines().findFirst().orElseThrow().substring(6), yaml, alice, node.now());
        return node.bean(Playbooks.class)
                .publish(id, yaml, "", 1, alice, node.now())
                .id();
    }

    private Execution carriedOut(HttpResponse<String> planned) {
        String path = planned.headers().firstValue("Location").orElseThrow();
        KeptPlan plan = node.bean(Plans.class)
                .plan(PlanId.parse(path.substring(path.lastIndexOf('/') + 1)).orElseThrow(), alice);
        node.bean(Plans.class).approve(plan.id(), plan.sha256(), "", carol, node.now());
        Execution begun = node.bean(Executions.class)
                .begin(plan.id(), Executions.toType(plan.plan()), "", cast.viewer(bob), node.now());
        Execution now = begun;
        for (int look = 0; look < 20 && now.isRunning(); look++) {
            node.runDue();
            now = node.bean(Executions.class).execution(begun.id(), alice);
        }
        node.runDue();
        return now;
    }
}
