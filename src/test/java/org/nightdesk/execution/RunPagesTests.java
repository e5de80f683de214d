package org.nightdesk.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.evidence.Signer;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class RunPagesTests {

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final Browser bob = browser(ground.bob);
    private final Browser carol = browser(ground.carol);

    @AfterEach
    void close() {
        ground.close();
    }

    private Browser browser(Viewer viewer) {
        Person person =
                node.bean(People.class).person(new PersonId(viewer.actor().id()));
        return ground.cast.browser(person);
    }

    @Test
    void fromTheFormOfAPlaybookToItsEvidence() {
        PlaybookVersion playbook = ground.playbook(Playground.SET_A_LIMIT);
        String form = playbook.id().path() + "/plan";
        assertThat(bob.get(form).body()).contains("Plan a run", ground.acme.name());

        HttpResponse<String> refused =
                bob.post(form, "p-where-" + ground.acme.id().text(), "on", "p-value", "200", "reason", "Asked for.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The limit is that already.", "Asked for.");

        String plan = location(
                bob.post(form, "p-where-" + ground.acme.id().text(), "on", "p-value", "250", "reason", "Asked for."));
        assertThat(bob.get(plan).body())
                .contains("somebody else approves it", "current: 250")
                .doesNotContain("Approve ");
        assertThat(carol.get("/").body()).contains("Plan for " + playbook.name());
        String seen = carol.get(plan).body();
        assertThat(carol.post(plan + "/approval", "sha256", "0".repeat(64)).statusCode())
                .isEqualTo(422);
        assertThat(location(carol.post(plan + "/approval", "sha256", hash(seen))))
                .isEqualTo(plan);

        String run = location(bob.post(plan + "/run"));
        ground.run(ground.run(node.bean(Executions.class)
                .execution(RunPages.id(run.substring(run.lastIndexOf('/') + 1)), ground.bob)));

        assertThat(bob.get(run).body()).contains("Done.", "Answered 200.", "verified");
        assertThat(bob.get(run + "/evidence.json").body()).contains("nightdesk-evidence-1");
        assertThat(bob.get(playbook.id().path()).body()).contains(run, form);
    }

    @Test
    void aFileThatIsFarTooLargeIsRefusedInWords() {
        HttpResponse<String> refused =
                bob.upload("/playbooks/runs/run_1/attempts/1", "file-1", "log", new byte[8_000_000]);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("7 MB at most", "choose a smaller file");
    }

    private static String hash(String page) {
        Matcher found =
                Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void inAnEmergencyTheLeadsAreToldAndSomebodyElseLooksAfterwards() {
        KeptPlan plan = ground.limit("250");
        String path = plan.id().path();
        assertThat(bob.post(path + "/run").body()).contains("Nobody has approved it yet");

        String run = location(bob.post(path + "/run", "emergency", "The shop is down."));
        Execution begun = node.bean(Plans.class)
                .plan(plan.id(), ground.bob)
                .execution()
                .map(id -> node.bean(Executions.class).execution(id, ground.bob))
                .orElseThrow();
        ground.run(begun);

        Browser alice = browser(ground.alice);
        assertThat(alice.get("/").body()).contains(begun.heading());
        assertThat(bob.post(run + "/review", "word", "Fine.").statusCode()).isIn(403, 404, 422);
        assertThat(location(alice.post(run + "/review", "word", "Rightly so."))).isEqualTo(run);
        assertThat(bob.get(run).body()).contains("Rightly so.");
    }

    @Test
    void whoStopsEverythingStopsWhatRuns() {
        Execution run = ground.begin(ground.approved(ground.limit("250")));
        Browser alice = browser(ground.alice);
        alice.post("/playbooks/stops", "word", "Something is wrong.");
        try {
            assertThat(ground.run(run).why()).contains("stopped all playbooks: Something is wrong.");
            assertThat(ground.service.running("limit")).isEqualTo("200");
            assertThat(bob.get("/playbooks/runs").body()).contains("Something is wrong.");
        } finally {
            alice.post("/playbooks/stops/removal", "playbook", "");
        }
    }

    @Test
    void whatSomebodyDeclinedIsNeitherApprovedNorBegun() {
        KeptPlan plan = ground.approved(ground.limit("250"));
        String path = plan.id().path();

        assertThat(carol.post(path + "/declination", "sha256", plan.sha256(), "no", " ")
                        .body())
                .contains("Say why");
        assertThat(carol.post(path + "/declination", "sha256", "0".repeat(64), "no", "No.")
                        .body())
                .contains("another plan");
        assertThat(location(carol.post(path + "/declination", "sha256", plan.sha256(), "no", "Not before the audit.")))
                .isEqualTo(path);

        assertThat(bob.get(path).body())
                .contains("Declined by Carol", "Not before the audit.")
                .doesNotContain("Begin the run");
        assertThat(bob.post(path + "/run").body()).contains("Carol declined it");
        assertThat(bob.post(path + "/run", "emergency", "But it burns.").statusCode())
                .isEqualTo(422);
        assertThat(bob.get("/playbooks/runs").body()).doesNotContain(path + "\"");
    }

    @Test
    void anAgentStopsOnePlaybookAndALeadAllowsItAgain() {
        Execution run = ground.begin(ground.approved(ground.limit("250")));
        String playbook = "/playbooks/" + run.playbook();
        assertThat(bob.get(playbook).body()).contains("Stop this playbook");
        assertThat(location(bob.post(playbook + "/stop", "word", "It sets the wrong limit.")))
                .isEqualTo(playbook);

        assertThat(ground.run(run).why()).contains("It sets the wrong limit.");
        node.bean(Executions.class).settle(run.id(), "Nothing was done.", ground.bob, node.now());
        assertThat(ground.done("260").state()).as("another playbook").isEqualTo("done");
        assertThat(bob.get(playbook).body()).contains("Bob stopped it").doesNotContain("Allow it again");
        assertThat(bob.post("/playbooks/stops/removal", "playbook", run.playbook())
                        .statusCode())
                .isIn(403, 404);
        Browser alice = browser(ground.alice);
        assertThat(alice.get(playbook).body()).contains("Allow it again");
        alice.post("/playbooks/stops/removal", "playbook", run.playbook());
        assertThat(bob.get(playbook).body()).contains("Stop this playbook");
    }

    @Test
    void aPersonAnswersOnTheRunsOwnPage() {
        Execution asking = ground.asking();
        String page = bob.get(asking.id().path()).body();
        String action = found(page, "action=\"(/playbooks/runs/run_[0-9]+/attempts/[0-9]+)\"");

        assertThat(bob.post(action, "answer", "done").body()).contains("Write what you saw");
        bob.post(action, "answer", "done", "word-" + action.substring(action.lastIndexOf('/') + 1), "All green.");

        assertThat(ground.run(asking).state()).isEqualTo("done");
        assertThat(bob.get(asking.id().path()).body()).contains("All green.");
    }

    @Test
    void theCheckerIsAskedAtHomeAndWhoeverBeganItIsToldWhoseTurnItIs() {
        Execution run = ground.run(ground.begin(ground.approved(ground.planned(LOOKED_AT))));
        String path = run.id().path();

        assertThat(carol.get("/").body()).contains(run.heading(), "Asks: Look at its front page");
        assertThat(bob.get("/").body()).doesNotContain(run.heading());
        assertThat(bob.get(path).body())
                .contains("somebody other than Bob, who began it", "1</span> <span class=\"run-word\">asking")
                .doesNotContain("name=\"answer\"");
        String action = found(carol.get(path).body(), "action=\"(/playbooks/runs/run_[0-9]+/attempts/[0-9]+)\"");
        carol.post(action, "answer", "done");

        assertThat(ground.run(run).state()).isEqualTo("done");
        assertThat(carol.get("/").body()).doesNotContain(run.heading());
        assertThat(bob.get(path).body())
                .contains(
                        "href=\"/evidence/verify.py\"", "verify.py " + run.id().text() + ".json --key ");
        assertThat(bob.get("/evidence").body()).contains(node.bean(Signer.class).publicKey());
    }

    private static final String LOOKED_AT = """
            name: %s
            purpose: Somebody else looks.
            expected-minutes: 2
            two-roles: yes
            parameters:
              where: {type: target, label: Where}
            steps:
              - pause: look
                says: Look at its front page.
                role: checker
            """;

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @BrowserTest
    void whatACommandWritesIsSeenAndWhoeverWantsItEndedSaysSo() {
        Execution run = ground.atAHost();
        long attempt =
                Long.parseLong(node.bean(Runs.class).commands(run).getFirst().attempt());
        Commands commands = node.bean(Commands.class);
        String host = ground.service.host();

        assertThat(commands.wrote(attempt, host, "Stopping\n", node.now())).isEmpty();
        assertThat(commands.wrote(attempt, "another-host", "Not mine.", node.now()))
                .isEmpty();
        try (Tab tab = Chromium.tab(node).signIn(bob)) {
            tab.go(run.id().path());
            assertThat(tab.page().content()).contains("Stopping", host).doesNotContain("Not mine.");
            tab.look("playbook-run-live");
        }
        bob.post(run.id().path() + "/attempts/" + attempt + "/interruption");

        assertThat(commands.wrote(attempt, host, "", node.now())).isEqualTo("Bob");
        commands.result(attempt, host, new Commands.Result(true, -1, "Bob had it ended.", "Stopping\n"));
        assertThat(ground.run(run).state()).isEqualTo("halted");
        assertThat(bob.get(run.id().path()).body()).doesNotContain("End the command");
    }

    @BrowserTest
    void looksRight() {
        KeptPlan plan = ground.limit("250");
        Execution asking = ground.asking();
        try (Tab tab = Chromium.tab(node).signIn(carol)) {
            tab.go(plan.id().path());
            tab.look("playbook-plan");
            tab.go(asking.id().path());
            tab.fits();
            tab.isAccessible();
            tab.shoot("playbook-run");
            tab.go(
                    plan.plan().targets().isEmpty()
                            ? "/"
                            : "/playbooks/" + plan.plan().playbook().id() + "/plan");
            tab.fits();
            tab.isAccessible();
            tab.shoot("playbook-plan-form");
            tab.go("/playbooks/runs");
            tab.fits();
            tab.isAccessible();
            tab.go("/runners");
            tab.fits();
            tab.isAccessible();
            tab.shoot("runners");
            tab.go("/secrets");
            tab.fits();
            tab.isAccessible();
        }
    }
}
