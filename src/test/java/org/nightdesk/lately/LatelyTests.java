package org.nightdesk.lately;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Before it broke, something was changed three services away. */
class LatelyTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json lead = Json.of(node, cast.token(Role.LEAD));
    private final Json other = Json.of(node, cast.ownToken(cast.alice()));
    private final Service disks = service("Disks");
    private final Service broker = service("Broker", disks.id());
    private final Service ledger = service("Ledger", broker.id());
    private final Service neighbour = service("Neighbour");

    @BrowserTest
    void aTicketShowsWhatChangedAtItsServiceAndAtWhatThatNeeds() {
        deployed(ledger, "4.31");
        deployed(neighbour, "9.9");
        changed(disks);
        Person bob = cast.bob();
        Ticket ticket = ATicket.called("Nothing is posted").about(ledger.id()).open(node, cast.viewer(bob));

        String page = cast.browser(bob).get("/tickets/" + ticket.number()).body();
        assertThat(page).contains("What changed", "4.31 in production", "New platters", "at " + disks.name());
        assertThat(page).doesNotContain("9.9 in production");
        List<LatelyStore.Happened> happened =
                node.bean(LatelyStore.class).at(ledger.id(), node.now().minusSeconds(60), 8);
        assertThat(happened).extracting(LatelyStore.Happened::kind).containsExactlyInAnyOrder("change", "deployment");
        assertThat(node.bean(LatelyStore.class).at(disks.id(), node.now().minusSeconds(60), 8))
                .as("what needs it does not matter to it")
                .hasSize(1);
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(bob))) {
            tab.go("/tickets/" + ticket.number());
            tab.shoot("ticket-lately");
        }
    }

    private void deployed(Service service, String version) {
        assertThat(lead.post(
                                "/api/v1/deployments",
                                "{'number': '%s', 'service': '%s', 'environment': 'production', 'version': '%s'}"
                                        .formatted(
                                                UUID.randomUUID(), service.id().text(), version))
                        .status())
                .isEqualTo(202);
    }

    private void changed(Service service) {
        String at = lead.post(
                        "/api/v1/changes",
                        "{'title': 'New platters', 'why': 'They rattle', 'services': ['%s'], 'environment': '%s'}"
                                .formatted(service.id().text(), UUID.randomUUID()))
                .header("Location");
        lead.post(at + "/submission", "{}");
        other.post(at + "/approval", "{'approved': true}");
        assertThat(lead.post(at + "/start", "{}").status()).isEqualTo(200);
    }

    private Service service(String name, ServiceId... needs) {
        ServiceDraft draft = ServiceDraft.named(name + " " + UUID.randomUUID(), 3);
        return node.bean(Services.class)
                .create(
                        new ServiceDraft(
                                draft.slug(),
                                draft.name(),
                                draft.description(),
                                draft.tier(),
                                draft.team(),
                                draft.policy(),
                                List.of(needs)),
                        Viewer.system(),
                        node.now());
    }
}
