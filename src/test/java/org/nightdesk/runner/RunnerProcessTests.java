package org.nightdesk.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.engine.Bell;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Playground;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.TestNode;
import org.nightdesk.vault.SecretDraft;
import org.nightdesk.vault.Vault;

/** A runner is a process of its own on its host, and anything may be killed at any time. */
class RunnerProcessTests {

    private static final String DO = """
            name: %%s
            purpose: Carries something out on a host.
            expected-minutes: 1
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: work
                says: Carry it out.
                act:
                  command: %s
                time-out: 60 s
                dry-run: {cannot: "It is done or it is not."}
            """;

    private final TestNode node = TestNode.shared();
    private final Playground ground = new Playground(node);
    private final String password = "pw-" + UUID.randomUUID();
    private String token = "";

    @TempDir
    Path folder;

    @BeforeEach
    void admit() {
        token = node.bean(Runners.class).admit(ground.service.host(), ground.alice, node.now());
        node.bean(Vault.class).keep(SecretDraft.sealed("demo/password", password), ground.alice, node.now());
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void itsOutputIsSeenWhileItRunsAndASecretIsNot() throws Exception {
        Path script = script("""
                read -r word
                tr '\\0' ' ' < /proc/$$/cmdline
                echo "beginning with $WORD and $word"
                while [ ! -e %s/go ]; do read -t 0.05 -r none <> <(:) || true; done
                echo the end
                """);
        allow("WORD=* " + script + " <*");
        try (RunnerProcess runner = start()) {
            runner.says("One command is on its list");
            Execution run = begun(
                    "{endpoint: host, argv: [%s], environment: {WORD: \"${secret:demo/password}\"}, input: \"${secret:demo/password}\\n\"}"
                            .formatted(script));

            Browser bob = ground.cast.browser(node.bean(People.class)
                    .person(new PersonId(ground.bob.actor().id())));
            until(run, now -> bob.get(now.id().path()).body().contains("beginning with ••• and •••"));
            assertThat(bob.get(run.id().path()).body())
                    .contains("End the command")
                    .doesNotContain(password);
            Files.createFile(folder.resolve("go"));

            Execution done = until(run, now -> !now.isRunning());
            assertThat(done.state()).isEqualTo("done");
            assertThat(ground.evidence(done)).contains("beginning with ••• and •••", "the end", script.toString());
            assertThat(ground.evidence(done)).doesNotContain(password);
            assertThat(bob.get(run.id().path()).body()).doesNotContain(password);
        }
    }

    @Test
    void whatAKilledRunnerHadBegunIsNotBegunAgainAndItSaysSoWhenItIsBack() throws Exception {
        Path script = script("""
                echo once >> %1$s/journal
                echo begun
                while [ ! -e %1$s/go ]; do read -t 0.05 -r none <> <(:) || true; done
                """);
        allow(script.toString());
        Execution run;
        try (RunnerProcess runner = start()) {
            run = begun("{endpoint: host, argv: [%s]}".formatted(script));
            until(run, now -> ground.seen(now).contains("begun"));
            runner.kill();
        }
        try (RunnerProcess again = start()) {
            again.says("Left by an earlier runner");

            Execution halted = until(run, now -> !now.isRunning());
            assertThat(halted.state()).isEqualTo("halted");
            assertThat(ground.evidence(halted))
                    .contains("The runner was ended while it was at it; the program was still there, and was ended.");
            assertThat(Files.readAllLines(folder.resolve("journal"))).containsExactly("once");
        }
    }

    @Test
    void whoeverWantsItEndedHasItEndedAndItIsLookedAt() throws Exception {
        Path script = script("echo begun; while :; do read -t 0.05 -r none <> <(:) || true; done");
        allow(script.toString());
        try (RunnerProcess runner = start()) {
            Execution run = begun("{endpoint: host, argv: [%s]}".formatted(script));
            until(run, now -> ground.seen(now).contains("begun"));

            ground.interrupt(run);

            Execution halted = until(run, now -> !now.isRunning());
            assertThat(halted.state()).isEqualTo("halted");
            assertThat(ground.evidence(halted)).contains("had it ended.", "\"kind\":\"interrupted\"");
            runner.says("had it ended");
        }
    }

    @Test
    void aNewTokenEndsTheProcessThatHasTheOldOne() throws Exception {
        allow("/bin/true");
        try (RunnerProcess stale = start()) {
            stale.says("One command is on its list");
            node.bean(Runners.class).admit(ground.service.host(), ground.alice, node.now());
            node.bean(Bell.class).ring(org.nightdesk.execution.Commands.topic(ground.service.host()));

            stale.says("The token is stale");
            assertThat(stale.exit()).isEqualTo(1);
        }
    }

    @Test
    void aSecretThatIsNotThereIsSaidAndNothingIsDone() throws Exception {
        allow("WORD=* /bin/true");
        try (RunnerProcess runner = start()) {
            Execution run =
                    begun("{endpoint: host, argv: [/bin/true], environment: {WORD: \"${secret:demo/nowhere}\"}}");

            Execution halted = until(run, now -> !now.isRunning());
            assertThat(ground.evidence(halted)).contains("There is no secret called demo/nowhere");
            runner.says("Ready");
        }
    }

    private Path script(String lines) throws IOException {
        Path script = Files.writeString(folder.resolve("work"), "#!/bin/bash\n" + lines.formatted(folder));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private void allow(String line) throws IOException {
        Files.writeString(folder.resolve("allow"), line + "\n");
    }

    private RunnerProcess start() throws IOException {
        return RunnerProcess.start(URI.create(node.url("/")), token, folder);
    }

    private Execution begun(String command) {
        return ground.run(ground.begin(ground.approved(ground.planned(DO.formatted(command)))));
    }

    /** Looks whenever something has happened to it. */
    private Execution until(Execution run, Predicate<Execution> holds) throws InterruptedException {
        Semaphore rung = new Semaphore(0);
        try (Bell.Listening listening = node.bean(Bell.class).listen(topic -> {
            if (topic.equals(run.id().subject().toString())) {
                rung.release();
            }
        })) {
            Execution now = ground.run(run);
            while (!holds.test(now)) {
                assertThat(rung.tryAcquire(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS))
                        .as("something happens to " + run.id().text())
                        .isTrue();
                now = ground.run(run);
            }
            return now;
        }
    }
}
