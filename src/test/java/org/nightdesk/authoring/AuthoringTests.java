package org.nightdesk.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alice writes playbooks, Bob reads them, Charlie must see nothing. */
class AuthoringTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Viewer alice = cast.viewer(cast.alice());
    private final Playbooks playbooks = node.bean(Playbooks.class);
    private final String name = "Set a limit " + UUID.randomUUID();

    @Test
    void aPublishedVersionIsNeverChanged() {
        PlaybookVersion version = published("");

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.hash()).hasSize(64);
        assertThatThrownBy(() -> node.bean(JdbcClient.class)
                        .sql("update playbook.version set yaml = 'x' where playbook_id = "
                                + version.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void theNextVersionSaysWhatIsDifferent() {
        PlaybookVersion first = published("");
        String yaml = first.yaml().replace("Changes one", "Changes just one");

        assertThatThrownBy(() -> playbooks.publish(first.id(), yaml, " ", number(first.id()), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("Say in a sentence what is different");
        PlaybookVersion second =
                playbooks.publish(first.id(), yaml, "It said too little.", number(first.id()), alice, node.now());

        assertThat(playbooks.version(first.id(), 1, alice).yaml()).isEqualTo(first.yaml());
        assertThat(cast.browser(bob).get(second.id().path() + "/versions").body())
                .contains("It said too little.", "Changes just one");
    }

    @Test
    void whoWritesSeesThatAnotherOneDid() {
        PlaybookId id = playbooks.begin(name, Starters.called("blank", name), alice, node.now());
        int number = number(id);
        playbooks.keep(id, "name: " + name + "\npurpose: [", number, alice, node.now());

        assertThatThrownBy(() -> playbooks.keep(id, "name: x", number, alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has kept another text since you opened it");
    }

    @Test
    void namesAreTakenOnceAndFreeAfterRetirement() {
        PlaybookVersion first = published("");

        assertThatThrownBy(() -> playbooks.begin(name.toUpperCase(java.util.Locale.ROOT), "", alice, node.now()))
                .isInstanceOf(Refused.class);
        playbooks.retire(first.id(), alice, node.now());
        assertThatThrownBy(() -> playbooks.checkMayRun(playbooks.newest(first.id(), alice), alice))
                .hasMessageContaining("is retired");
        playbooks.begin(name, "", alice, node.now());

        assertThatThrownBy(() -> playbooks.restore(first.id(), alice, node.now()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void saysWhoMayRunIt() {
        PlaybookVersion version = published("may-run: lead\n");

        playbooks.checkMayRun(version, alice);
        assertThatThrownBy(() -> playbooks.checkMayRun(version, cast.viewer(bob)))
                .hasMessageContaining("run by those who are lead or more");
    }

    @Test
    void refusesACallThatWouldNotWork() {
        String called = published("").name();
        String caller =
                "name: %s\npurpose: To see.\nparameters:\n  where: {type: target}\nsteps:\n  - call: it\n    playbook: %s\n    with: {installations: \"${where}\", keyy: a, was: b, value: c}\n"
                        .formatted("Caller of " + called, called);
        PlaybookId id = playbooks.begin("Caller of " + called, caller, alice, node.now());

        assertThatThrownBy(() -> playbooks.publish(id, caller, "", number(id), alice, node.now()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::reason)
                                .containsExactly(
                                        "Step it: " + called + " does not ask for “keyy”. Did you mean key?",
                                        "Step it: " + called + " needs “key”: add it below with:."));
        String right = caller.replace("keyy", "key");
        assertThat(playbooks
                        .publish(id, right, "", number(id), alice, node.now())
                        .number())
                .isEqualTo(1);

        PlaybookId first = playbooks.named(called).orElseThrow().id();
        String back = "name: " + called + "\npurpose: To see.\nsteps:\n  - call: back\n    playbook: Caller of "
                + called + "\n    with: {where: \"1\"}\n";
        assertThatThrownBy(() -> playbooks.publish(first, back, "Round.", number(first), alice, node.now()))
                .hasMessageContaining("would call this playbook again");
    }

    @Test
    void aRefusedTextComesBackWithItsLines() {
        PlaybookId id = playbooks.begin(name, Starters.called("blank", name), alice, node.now());
        HttpResponse<String> refused = cast.browser(cast.alice())
                .post(
                        id.path() + "/text",
                        "do",
                        "publish",
                        "number",
                        "" + number(id),
                        "yaml",
                        "name: " + name + "\r\nporpose: <b>\r\n",
                        "note",
                        "My note");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Line 2", "porpose: &lt;b&gt;", "Did you mean purpose?", "My note")
                .doesNotContain("<b>porpose: <b>");
    }

    @Test
    void aFormWritesAStepIntoTheDraft() {
        PlaybookId id = playbooks.begin(name, Starters.called("blank", name), alice, node.now());
        Browser browser = cast.browser(cast.alice());
        browser.post(id.path() + "/form/steps", "number", "" + number(id), "step", "set-it", "kind", "step");
        browser.post(
                id.path() + "/form/steps/1",
                "number",
                "" + number(id),
                "says",
                "Set it: now",
                "act",
                "http",
                "do",
                "on");
        browser.post(
                id.path() + "/form/steps/1",
                "number",
                "" + number(id),
                "act.http.method",
                "DELETE",
                "idempotent",
                "yes");

        assertThat(playbooks.draft(id, alice).yaml()).endsWith("""
                  - step: set-it
                    says: "Set it: now"
                    act:
                      http:
                        endpoint: api
                        method: DELETE
                        path: /
                    idempotent: yes
                """);
        assertThat(browser.post(id.path() + "/form/publication", "number", "" + number(id), "note", "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(id.path()).body()).contains("DELETE /", "cannot be taken back", "Set it: now");
    }

    @Test
    void writersAreLeadsAndReadersWorkHere() {
        PlaybookVersion version = published("");
        Browser charlie = cast.browser(cast.charlie());

        assertThat(cast.browser(bob).get(version.id().path()).statusCode()).isEqualTo(200);
        for (String path : List.of("/text", "/form", "/form/head", "/form/steps/0")) {
            assertThat(cast.browser(bob).get(version.id().path() + path).statusCode())
                    .isEqualTo(404);
        }
        assertThat(charlie.get("/playbooks").statusCode()).isEqualTo(404);
        assertThat(charlie.get(version.id().path()).statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> playbooks.begin(name + " 2", "", cast.viewer(bob), node.now()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theApiSaysWhatIsWrongLineByLine() {
        HttpResponse<String> checked =
                cast.api(Role.LEAD).json("POST", "/api/v1/playbooks/check", "{\"yaml\": \"name: x\\nsteps: []\"}");

        assertThat(checked.body()).contains("\"publishable\":false", "\"line\":2", "\"field\":\"steps\"");
    }

    private PlaybookVersion published(String more) {
        String yaml = Starters.called("change-a-setting", name) + more;
        PlaybookId id = playbooks.begin(name, yaml, alice, node.now());
        return playbooks.publish(id, yaml, "", number(id), alice, node.now());
    }

    private int number(PlaybookId id) {
        return playbooks.draft(id, alice).number();
    }
}
