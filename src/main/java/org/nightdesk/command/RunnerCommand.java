package org.nightdesk.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nightdesk.runner.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Carries out commands of playbooks on this host. */
@Command(
        name = "runner",
        description =
                "Carries out commands of playbooks on this host, as far as its own list allows; it only calls out.",
        mixinStandardHelpOptions = true)
class RunnerCommand implements Callable<Integer> {

    private static final String VARIABLE = "NIGHTDESK_RUNNER_TOKEN";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "ADDRESS",
            description = "where Nightdesk is; default http://localhost:8080")
    private URI server = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "the token of this host; better in " + VARIABLE + ", where no list of processes shows it")
    private String token = System.getenv().getOrDefault(VARIABLE, "");

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description =
                    "the commands it may carry out, a line each; * is any one word that is no option, NAME=* before it a variable, <* at its end something to read; default runner.allow")
    private Path allow = Path.of("runner.allow");

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "where it remembers what it has not reported yet; default runner.state")
    private Path state = Path.of("runner.state");

    @Override
    public Integer call() throws InterruptedException {
        if (token.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Give the token of this host: --token, or " + VARIABLE
                            + ". An administrator makes one under Runners.");
        }
        var out = spec.commandLine().getOut();
        out.println(new Host(server, token, allow, state, line -> {
                    out.println(line);
                    out.flush();
                })
                .serve());
        return 1;
    }
}
