package org.nightdesk.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.Nightdesk;
import org.nightdesk.engine.Ticking;
import org.nightdesk.login.FirstStart;
import org.nightdesk.settings.Settings;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The real thing. */
@Command(name = "serve", description = "Runs a node until it is stopped.", mixinStandardHelpOptions = true)
class ServeCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final Installation installation = new Installation();

    @Option(names = "--port", paramLabel = "N", description = "the port to listen on; NIGHTDESK_PORT, else 8080")
    private @Nullable Integer port;

    @Override
    public void run() {
        Settings settings = installation.settings(Optional.ofNullable(port)
                .map(number -> Map.of("NIGHTDESK_PORT", number.toString()))
                .orElse(Map.of()));
        InstantSource clock = InstantSource.system();
        ConfigurableApplicationContext node = Nightdesk.start(settings, clock, Ticking.BY_ITSELF);
        PrintWriter output = spec.commandLine().getOut();
        Greeting.ready(output, settings, Nightdesk.port(node));
        node.getBean(FirstStart.class)
                .setUpLink(clock.instant())
                .ifPresent(
                        link -> output.println("Nobody is here yet. Begin with this link, good for one day: " + link));
        output.flush();
    }
}
