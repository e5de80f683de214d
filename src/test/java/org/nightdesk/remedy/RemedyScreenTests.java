package org.nightdesk.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.Playground;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** At three at night, on a telephone. */
class RemedyScreenTests {

    private static final String FAIL_OVER = """
            name: %%s
            purpose: The standby takes over.
            service: %s
            expected-minutes: 2
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: over
                says: Send the traffic to the standby.
                before:
                  http: {endpoint: api, path: /settings/limit, expect: {json: {/value: "200"}}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/limit, body: {value: "900"}}
                verify:
                  http: {endpoint: api, path: /settings/limit, expect: {json: {/value: "900"}}}
                time-out: 5 s
                reversible: no
                dry-run: {cannot: "Traffic goes one way or the other."}
              - manual: look
                says: Look at the front page.
                evidence: text
            """;

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final Person person =
            node.bean(People.class).person(new PersonId(ground.bob.actor().id()));
    private final Browser bob = ground.cast.browser(person);
    private final PlaybookVersion playbook = ground.playbook(FAIL_OVER.formatted(ground.gateway.name()));
    private final Ticket ticket = node.bean(Tickets.class).open(incident(), ground.bob, node.now());

    private NewTicket incident() {
        return new NewTicket(
                Kind.INCIDENT,
                "Card payments fail",
                "Since three.",
                Level.HIGH,
                Level.HIGH,
                ground.gateway.id(),
                ground.acme.organisation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "screen",
                false);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void fromTheIncidentInTwoTapsWithTheTargetsNameTypedAndAStepAnsweredOnThePhone() {
        try (Tab tab = Chromium.tab(node).signIn(bob)) {
            tab.width(Tab.PHONE);
            tab.go("/tickets/" + ticket.number());
            String path = tab.page()
                    .locator("a[href*='/now?ticket=" + ticket.number() + "']")
                    .first()
                    .getAttribute("href");
            tab.go(path);
            assertThat(tab.page().content())
                    .contains(
                            "Send the traffic to the standby.",
                            "Type “" + ground.acme.name() + "”",
                            "Card payments fail");
            tab.look("remedy-now");
            tab.width(Tab.PHONE);

            tab.page().getByLabel("Type “" + ground.acme.name() + "”").fill(ground.acme.name());
            button(tab, "Begin now").click();
            tab.page().waitForURL("**/playbooks/runs/*");
            Execution run = ground.run(run());
            assertThat(ground.service.running("limit")).isEqualTo("900");

            tab.go(run.id().path());
            tab.fits();
            tab.shoot("remedy-asked-phone");
            tab.page().getByLabel("What you saw").fill("The front page is back.");
            button(tab, "Done").click();
            tab.page().waitForURL("**/playbooks/runs/*");

            assertThat(ground.run(run).state()).isEqualTo("done");
            tab.go("/tickets/" + ticket.number());
            assertThat(tab.page().content()).contains("playbook done");
        }
    }

    private Execution run() {
        return node.bean(Executions.class)
                .of(ticket.id().value(), 1, ground.bob)
                .getFirst();
    }

    private static com.microsoft.playwright.Locator button(Tab tab, String name) {
        return tab.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void whatIsNotTypedRightLeavesNothingBehind() {
        String now = playbook.id().path() + "/now";

        HttpResponse<String> refused = bob.post(
                now,
                "ticket",
                ticket.number(),
                "p-where",
                ground.acme.id().text(),
                "reason",
                "It burns.",
                "typed",
                "something else");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("cannot be taken back", "It burns.");
        assertThat(node.bean(Executions.class).of(ticket.id().value(), 1, ground.bob))
                .isEmpty();
        assertThat(ground.service.running("limit")).isEqualTo("200");
    }

    @Test
    void whatDoesNotHoldIsSaidWhereItWasTapped() {
        ground.service.with("limit", "300");

        HttpResponse<String> refused = bob.post(
                playbook.id().path() + "/now",
                "ticket",
                ticket.number(),
                "p-where",
                ground.acme.id().text(),
                "reason",
                "It burns.",
                "typed",
                ground.acme.name());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The pre-check does not hold");
    }
}
