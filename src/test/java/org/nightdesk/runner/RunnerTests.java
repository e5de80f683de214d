package org.nightdesk.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Playground;
import org.nightdesk.subject.NotFound;
import org.nightdesk.testing.TestNode;

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
    void anOutputWithoutEndIsCutAndItsProgramEnded() throws Exception {
        Program.Ended ended = Program.run(List.of("/usr/bin/yes"), 1);

        assertThat(ended.exit()).isEqualTo(-1);
        assertThat(ended.output()).hasSize(1_000_000);
    }

    @Test
    void anOptionIsNoWord() throws IOException {
        AllowList list =
                new AllowList(Files.writeString(folder.resolve("allow"), "# ours\n\n/bin/systemctl restart *\n"));

        assertThat(list.allows(List.of("/bin/systemctl", "restart", "billing"))).isTrue();
        assertThat(list.allows(List.of("/bin/systemctl", "restart", "--all"))).isFalse();
        assertThat(list.allows(List.of("/bin/systemctl", "restart", ""))).isFalse();
        assertThat(list.allows(List.of("/bin/systemctl", "stop", "billing"))).isFalse();
        assertThat(list.allows(List.of("/bin/systemctl", "restart", "billing", "shop")))
                .isFalse();
    }

    private Execution begun(String word) {
        Execution run = ground.begin(ground.approved(ground.planned(SAY, "word", word)));
        return ground.run(run);
    }

    private Host host(String allowed, String token) throws IOException {
        Path list = Files.writeString(folder.resolve("allow"), allowed);
        return new Host(URI.create(node.url("/")), token, list, line -> {});
    }
}
