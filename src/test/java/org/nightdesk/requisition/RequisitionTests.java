package org.nightdesk.requisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Shopfront;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.installation.Installation;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class RequisitionTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Organisation acme = cast.organisation("Acme");
    private final Shopfront shopfront = new Shopfront(node, cast);
    private final Installation live = shopfront.installation(acme, "production");
    private final Requisitions requisitions = node.bean(Requisitions.class);

    @Test
    void whatWasAskedIsWhatFillsThePlaybook() {
        shopfront.set(live, "tax.rate", "19");
        Requisition made = requisitions.submit(
                draft(asked("tax.rate", "20.0", "19"), new Proposed("tax.label", "VAT 20 %", Optional.empty())),
                viewer,
                node.now());
        Ticket ticket = node.bean(Tickets.class).ticket(made.ticket(), viewer);

        assertThat(made.parameters())
                .isEqualTo(Map.of("installation", live.id().text(), "tax.rate", "20", "tax.label", "VAT 20 %"));
        assertThat(ticket.organisation()).contains(acme.id());
        assertThat(ticket.description()).contains("`tax.rate`: `19` → `20`");
        assertThat(requisitions.problems(made, viewer)).isEmpty();

        shopfront.set(live, "tax.rate", "21");
        assertThat(requisitions.problems(made, viewer))
                .extracting(Problem::reason)
                .singleElement()
                .asString()
                .contains("is 21 by now");

        shopfront.set(live, "tax.rate", "20");
        shopfront.set(live, "tax.label", "VAT 20 %");
        assertThat(requisitions.isDone(made)).isTrue();
        assertThat(cast.browser(alice).get("/tickets/" + ticket.number()).body())
                .contains("All of it is so now.");
    }

    @Test
    void twoThatBecameOneTicketAreDoneOneAfterTheOtherAndPartAgain() {
        Browser browser = cast.browser(alice);
        Ticket whole = ticket(asked("currency", "USD", ""));
        Ticket part = ticket(asked("returns", "yes", ""));

        browser.post("/tickets/" + whole.number() + "/merge", "others", part.number());
        assertThat(panel(browser, whole)).contains("currency", "One more request was merged into this ticket");

        shopfront.set(live, "currency", "USD");
        assertThat(panel(browser, whole)).contains("returns").doesNotContain("One more request");
        assertThat(requisitions.requisition(whole.id()))
                .map(Requisition::ticket)
                .contains(part.id());

        browser.post("/tickets/" + part.number() + "/parting");
        assertThat(requisitions.requisition(whole.id()))
                .map(Requisition::ticket)
                .contains(whole.id());
        assertThat(requisitions.requisition(part.id())).map(Requisition::ticket).contains(part.id());
    }

    private Ticket ticket(Proposed wanted) {
        return node.bean(Tickets.class)
                .ticket(requisitions.submit(draft(wanted), viewer, node.now()).ticket(), viewer);
    }

    private static String panel(Browser browser, Ticket ticket) {
        String page = browser.get("/tickets/" + ticket.number()).body();
        return page.substring(page.indexOf("Settings it asks for"));
    }

    @Test
    void aSecretStandsInNoTicket() {
        Requisition made = requisitions.submit(
                draft(new Proposed("api.key", "nobody sees this", Optional.empty())), viewer, node.now());
        Ticket ticket = node.bean(Tickets.class).ticket(made.ticket(), viewer);

        assertThat(ticket.description()).contains("`api.key`: another value").doesNotContain("nobody sees this");
        assertThat(cast.browser(cast.bob()).get("/tickets/" + ticket.number()).body())
                .contains("api.key")
                .doesNotContain("nobody sees this");
        assertThat(made.parameters()).containsEntry("api.key", "nobody sees this");
    }

    @Test
    void aContactAsksForTheirOwnCustomersOnly() {
        Person charlie = cast.charlie();
        RequisitionDraft draft = new RequisitionDraft(
                live.id().text(), "", "", "", charlie.email(), "For us.", List.of(asked("currency", "USD", "")));

        assertThat(requisitions.problems(draft, viewer))
                .extracting(Problem::field)
                .containsExactly("requester");
    }

    @Test
    void theFormSaysWhatIsWrongBesideItAndKeepsTheRest() {
        shopfront.set(live, "tax.rate", "19");
        Browser browser = cast.browser(alice);
        String form = browser.get(
                        "/configuration-requests/new?installation=" + live.id().text())
                .body();
        String was = form.replaceAll("(?s).*name=\"was.tax.rate\" value=\"([^\"]*)\".*", "$1");
        assertThat(form).contains("19 %", "Changes together with tax.label");

        HttpResponse<String> refused = browser.post(
                "/configuration-requests",
                "installation",
                live.id().text(),
                "set.tax.rate",
                "30",
                "was.tax.rate",
                was,
                "why",
                "The law changed.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "tax.rate is a number from 0 to 25 %.", "value=\"30\"", "The law changed.", "changes together");

        shopfront.set(live, "tax.rate", "18");
        HttpResponse<String> stale = browser.post(
                "/configuration-requests",
                "installation",
                live.id().text(),
                "set.tax.rate",
                "20",
                "was.tax.rate",
                was,
                "set.tax.label",
                "VAT",
                "why",
                "The law changed.");
        assertThat(stale.body()).contains("tax.rate is 18 by now");
    }

    @Test
    void linesOfABatchAreCheckedThenSent() {
        shopfront.set(live, "currency", "EUR");
        Browser browser = cast.browser(alice);
        String lines = """
                request,customer,service,environment,setting,value,was
                1,"%1$s",%2$s,production,currency,USD,EUR
                2,"%1$s",%2$s,staging,currency,USD,EUR
                """.formatted(acme.name(), shopfront.service().slug());

        assertThat(browser.post("/configuration-requests/batch", "lines", lines, "why", "All of them.", "check", "yes")
                        .body())
                .contains("1 right, 1 stopped", "runs in production, not in staging");
        assertThat(browser.post("/configuration-requests/batch", "lines", lines, "why", "All of them.", "send", "yes")
                        .body())
                .contains("1 sent, 1 stopped", "/tickets/REQ-");
        assertThat(browser.get("/configuration-requests").body()).contains(live.name());
        assertThatThrownBy(() -> Batch.read("1,2,3", "x")).isInstanceOf(Refused.class);
    }

    private RequisitionDraft draft(Proposed... wanted) {
        return new RequisitionDraft(
                "",
                acme.id().text(),
                shopfront.service().name(),
                "production",
                "",
                "The law changed.",
                List.of(wanted));
    }

    private static Proposed asked(String key, String value, String was) {
        return new Proposed(key, value, Optional.of(was).filter(text -> !text.isEmpty()));
    }
}
