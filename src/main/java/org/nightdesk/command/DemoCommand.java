package org.nightdesk.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.nightdesk.Nightdesk;
import org.nightdesk.engine.Story;
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
            defaultValue = "8080",
            description = "the port to listen on; default 8080")
    private int port;

    @Override
    public void run() {
        PrintWriter output = spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        Throwaway folder = Throwaway.create();
        SpringApplication.getShutdownHandlers().add(folder::close);
        Settings settings = folder.settings(port);
        output.println("Telling the story of the last 90 days ...");
        output.flush();
        ConfigurableApplicationContext node =
                Nightdesk.start(settings, clock, Ticking.BY_ITSELF, rooms -> tell(stories(rooms), clock.instant()));
        Greeting.ready(output, settings, Nightdesk.port(node));
        stories(node).stream()
                .flatMap(story -> story.invitation(clock.instant()).stream())
                .forEach(output::println);
        output.flush();
    }

    private static List<Story> stories(ConfigurableApplicationContext rooms) {
        return rooms.getBeansOfType(Story.class).values().stream()
                .sorted(Comparator.comparingInt(Story::chapter))
                .toList();
    }

    private static void tell(List<Story> stories, Instant now) {
        stories.forEach(story -> story.tell(now));
    }
}
