package org.nightdesk.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.Nightdesk;
import org.nightdesk.demo.Outside;
import org.nightdesk.engine.Ticking;
import org.nightdesk.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A made-up support organisation to walk around in, gone when it is stopped. */
@Command(
        name = "demo",
        description = "Serves a made-up support organisation from a throw-away folder.",
        mixinStandardHelpOptions = true)
class DemoCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:NIGHTDESK_PORT:-8080}",
            description = "the port to listen on; NIGHTDESK_PORT, else 8080")
    private int port;

    private static final int MAIL_PORT = 2525;

    @Override
    public void run() {
        PrintWriter output = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        Throwaway folder = Throwaway.create();
        Outside outside = Outside.open(clock);
        SpringApplication.getShutdownHandlers().add(outside::close);
        SpringApplication.getShutdownHandlers().add(folder::close);
        Settings settings = folder.settings(
                port,
                Map.of(
                        "NIGHTDESK_SMTP_URL", outside.mailServer().toString(),
                        "NIGHTDESK_SMTP_LISTEN", Integer.toString(Outside.freePort(MAIL_PORT))));
        output.println("Telling the story of the last 90 days ...");
        output.flush();
        ConfigurableApplicationContext node = Nightdesk.start(
                settings, clock, Ticking.BY_ITSELF, outside::furnish, rooms -> Outside.tell(rooms, clock.instant()));
        Greeting.ready(output, settings, Nightdesk.port(node));
        Outside.invitation(node, clock.instant()).forEach(output::println);
        output.flush();
    }
}
