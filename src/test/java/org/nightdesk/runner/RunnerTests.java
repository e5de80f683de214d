package org.nightdesk.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Playground;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunnerTests {

    private static final String SAY = """
            name: %s
            purpose: Says a word on a host.
            expected-minutes: 1
            parameters:
              where: {type: target, label: Where}
              word: {type: text, label: Word}
            steps:
              - step: say
                says: Say ${word}.
                act:
                  command: {endpoint: host, argv: [/bin/echo, "${word}"], expect: {exit: 0, output: "${word}"}}
                verify:
                  command: {endpoint: host, argv: [/bin/echo, verified], expect: {output: verified}}
                time-out: 10 s
                dry-run: {cannot: "A word cannot be taken back."}
            """;

    private static final String NOISE = """
            name: %s
            purpose: Writes what is no text.
            expected-minutes: 1
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: noise
                says: Write noughts.
                act:
                  command: {endpoint: host, argv: [/usr/bin/head, -c, "20", /dev/zero], expect: {exit: 0}}
                time-out: 10 s
                dry-run: {cannot: "Nothing is changed by it."}
            """;

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final Runners runners = node.bean(Runners.class);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void carriesOutWhatItsOwnListAllows() throws Exception {
        Execution run = begun("$(reboot); *");
        Host host = host("/bin/echo *", runners.admit(ground.service.host(), ground.alice, node.now()));

        while (run.isRunning()) {
            assertThat(host.once()).isTrue();
            run = ground.run(run);
        }

        assertThat(run.state()).isEqualTo("done");
        assertThat(ground.evidence(run)).contains("\"output\":\"$(reboot); *\\n\"", "RUNNER:" + ground.service.host());
    }

    @Test
    void whatWritesNoTextIsHeardAllTheSame() throws Exception {
        Execution run = ground.begin(ground.approved(ground.planned(NOISE)));
        Host host =
                host("/usr/bin/head -c 20 /dev/zero", runners.admit(ground.service.host(), ground.alice, node.now()));
        for (int look = 0; look < 5 && ground.run(run).isRunning(); look++) {
            host.once();
        }

        Execution done = ground.run(run);
        assertThat(done.state()).as(done.why()).isEqualTo("done");
        assertThat(ground.evidence(done)).contains("\uFFFD".repeat(20));
    }

    @Test
    void whatIsNotOnItsListIsNotDoneWhoeverApprovedIt() throws Exception {
        Execution run = begun("hello");
        Host host = host(
                "/bin/echo verified\n/bin/echo\n/bin/ec*o *",
                runners.admit(ground.service.host(), ground.alice, node.now()));

        host.once();

        Execution halted = ground.run(run);
        assertThat(halted.state()).isEqualTo("halted");
        assertThat(ground.evidence(halted)).contains("It is not on the list of the host.");
    }

    @Test
    void aStaleTokenTakesNothing() throws Exception {
        Execution run = begun("hello");
        String stale = runners.admit(ground.service.host(), ground.alice, node.now());
        String fresh = runners.admit(ground.service.host(), ground.alice, node.now());

        assertThat(host("/bin/echo *", stale).once()).isFalse();
        assertThat(host("/bin/echo *", "ndr_" + "x".repeat(32)).once()).isFalse();
        assertThat(host("/bin/echo *", fresh).once()).isTrue();
        assertThatThrownBy(() -> runners.admit("app-1", ground.bob, node.now())).isInstanceOf(NotFound.class);
        assertThat(ground.run(run).isRunning()).isTrue();
    }

    @Test
    void whatComesIsGivenToTheNewestWaitWhicheverNodeItIsAt() throws Exception {
        String token = runners.admit(ground.service.host(), ground.alice, node.now());
        try (TestNode other = TestNode.on(node.database(), node.clock())) {
            CompletableFuture<HttpResponse<String>> old = waiting(other, token, 1);
            CompletableFuture<HttpResponse<String>> fresh = waiting(node, token, 2);

            Execution run = begun("hello");

            assertThat(fresh.join().body()).contains("/bin/echo");
            assertThat(old.join().statusCode()).isEqualTo(204);
            assertThat(run.isRunning()).isTrue();
        }
    }

    /** A runner that waits for something to do; it has called so often. */
    private CompletableFuture<HttpResponse<String>> waiting(TestNode at, String token, int calls) {
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(at.url("/runner/orders")))
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        while (node.bean(JdbcClient.class)
                        .sql("select call from runner.runner where host = :host")
                        .param("host", ground.service.host())
                        .query(Integer.class)
                        .single()
                < calls) {
            assertThat(answer).isNotDone();
        }
        return answer;
    }

    @Test
    void theLineToStartItNamesOurAddressAndThatNobodyHasSetOne() {
        String page = ground.cast
                .browser(ground.cast.alice())
                .post("/runners", "host", ground.service.host())
                .body();

        assertThat(page)
                .contains("--server " + node.bean(Settings.class).address() + " --allow")
                .contains("NIGHTDESK_BASE_URL")
                .doesNotContain("https://…");
    }

    @Test
    void anOutputWithoutEndIsCutAndItsProgramEnded() throws Exception {
        Program.Ended ended = program(1, "/usr/bin/yes").run();

        assertThat(ended.exit()).isEqualTo(-1);
        assertThat(ended.said()).contains("it took too long").contains("the first and the last 500,000 are kept");
        assertThat(ended.output()).hasSizeBetween(1_000_000, 1_000_100);
    }

    private static Program program(int seconds, String... argv) {
        return new Program(order(seconds, argv), new Program.Listener() {
            @Override
            public void begun(ProcessHandle process) {}

            @Override
            public String wrote(String piece) {
                return "";
            }
        });
    }

    private static Order order(int seconds, String... argv) {
        return new Order(1, List.of(argv), Map.of(), "", List.of(), seconds);
    }

    @Test
    void anOptionIsNoWord() throws IOException {
        AllowList list =
                new AllowList(Files.writeString(folder.resolve("allow"), "# ours\n\n/bin/systemctl restart *\n"));

        assertThat(list.allows(order(1, "/bin/systemctl", "restart", "billing")))
                .isTrue();
        assertThat(list.allows(order(1, "/bin/systemctl", "restart", "--all"))).isFalse();
        assertThat(list.allows(order(1, "/bin/systemctl", "restart", ""))).isFalse();
        assertThat(list.allows(order(1, "/bin/systemctl", "stop", "billing"))).isFalse();
        assertThat(list.allows(order(1, "/bin/systemctl", "restart", "billing", "shop")))
                .isFalse();
    }

    @Test
    void aVariableAndSomethingToReadAreOnTheListToo() throws IOException {
        AllowList list = new AllowList(Files.writeString(
                folder.resolve("allow"), "PGPASSWORD=* /usr/bin/psql -c *\n/usr/bin/login <*\n/usr/bin/env\n"));
        Map<String, String> password = Map.of("PGPASSWORD", "x");

        assertThat(list.allows(order(password, "", "/usr/bin/psql", "-c", "select")))
                .isTrue();
        assertThat(list.allows(order(Map.of(), "", "/usr/bin/psql", "-c", "select")))
                .isTrue();
        assertThat(list.allows(order(Map.of("LD_PRELOAD", "x"), "", "/usr/bin/psql", "-c", "select")))
                .isFalse();
        assertThat(list.allows(order(password, "more", "/usr/bin/psql", "-c", "select")))
                .isFalse();
        assertThat(list.allows(order(Map.of(), "hush", "/usr/bin/login"))).isTrue();
        assertThat(list.allows(order(password, "", "/usr/bin/env"))).isFalse();
    }

    private static Order order(Map<String, String> environment, String input, String... argv) {
        return new Order(1, List.of(argv), environment, input, List.of(), 1);
    }

    private Execution begun(String word) {
        Execution run = ground.begin(ground.approved(ground.planned(SAY, "word", word)));
        return ground.run(run);
    }

    private Host host(String allowed, String token) throws IOException {
        Path list = Files.writeString(folder.resolve("allow"), allowed);
        return new Host(URI.create(node.url("/")), token, list, folder.resolve("state"), line -> {});
    }
}
