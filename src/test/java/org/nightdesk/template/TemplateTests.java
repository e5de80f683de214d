package org.nightdesk.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class TemplateTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Templates templates = node.bean(Templates.class);
    private final Person alice = cast.alice();
    private final String word = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void fillsInWhatTheTicketKnowsAndNamesWhatItDoesNot() {
        Person charlie = cast.charlie();
        Ticket ticket = ticket().askedBy(charlie).open(node);
        Template template = template("Hello {{first-name}}, about {{ number }}: {{team}} and {{team}}. {{me}}");

        Filled filled = templates.fill(template, ticket, cast.viewer(alice), node.now());

        assertThat(filled.text())
                .isEqualTo("Hello Charlie, about " + ticket.number() + ": {{team}} and {{team}}. Alice");
        assertThat(filled.missing()).containsExactly("{{team}}");
    }

    @Test
    void refusesAVariableNobodyKnowsWhenItIsKept() {
        assertThatThrownBy(() -> template("Hello {{vorname}}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("{{vorname}}")
                .hasMessageContaining("{{first-name}}");
    }

    @Test
    void sendsNoHolesToCustomers() {
        Ticket ticket = ticket().open(node);
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + ticket.number();

        var refused = browser.post(
                path + "/notes", "visibility", "public", "body", "You hear from us by {{next-update}}.", "seen", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("You hear from us by {{next-update}}.", "still has to be filled in");

        assertThat(browser.post(path + "/notes", "visibility", "internal", "body", "They mean {{next-update}}.")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aTeamsTemplateIsItsOwn() {
        Person bob = cast.bob();
        TeamId team = cast.team("Cards", bob);
        Template ours = templates.create(
                new TemplateDraft(Optional.of(team), "Ours " + word, "en", Optional.empty(), "x"),
                cast.viewer(alice),
                node.now());

        Person other = cast.staff("Dora", org.nightdesk.subject.Role.AGENT, "Europe/Dublin");
        assertThat(templates.of(cast.viewer(bob))).contains(ours);
        assertThat(templates.of(cast.viewer(other))).doesNotContain(ours);
        assertThat(cast.browser(bob)
                        .post("/templates", "name", "x", "body", "y")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void goesBehindTheDraftWithoutScript() {
        Ticket ticket = ticket().open(node);
        Template template = template("About {{number}}.");
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + ticket.number();
        browser.post("/drafts", "key", "ticket:" + ticket.id().value() + ":note", "text", "I began.");

        assertThat(browser.post(path + "/templates/" + template.id()).statusCode())
                .isEqualTo(303);

        assertThat(browser.get(path).body()).contains("I began.\n\nAbout " + ticket.number() + ".");
    }

    @BrowserTest
    void slashPutsATemplateInAtTheHand() {
        Ticket ticket = ticket().open(node);
        Template template = template("About {{number}}, for {{team}}.");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/tickets/" + ticket.number());
            tab.press("n");
            var area = tab.page().locator("#write textarea");
            area.pressSequentially("Typed before. 1/2\n");
            tab.page().keyboard().press("/");
            tab.page().locator("dialog.palette[open]").waitFor();
            tab.page().keyboard().type(template.name());
            assertThat(tab.page().locator("dialog[open] li:visible").count()).isEqualTo(1);
            assertThat(tab.page().locator("dialog[open] li:visible").textContent())
                    .contains("not known: {{team}}");
            tab.shoot("template-picked");
            tab.page().keyboard().press("Enter");
            assertThat(area.inputValue()).isEqualTo("Typed before. 1/2\nAbout " + ticket.number() + ", for {{team}}.");

            tab.go("/tickets/" + ticket.number() + "/templates");
            tab.look("template-pick");
            tab.go("/templates/" + template.id());
            tab.look("templates");
        }
    }

    private Template template(String body) {
        return templates.create(
                new TemplateDraft(Optional.empty(), "Text " + UUID.randomUUID(), "en", Optional.empty(), body),
                cast.viewer(alice),
                node.now());
    }

    private ATicket ticket() {
        return ATicket.called("Cards are declined " + word);
    }
}
