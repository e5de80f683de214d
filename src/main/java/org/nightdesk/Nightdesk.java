package org.nightdesk;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.nightdesk.database.Database;
import org.nightdesk.engine.Ticking;
import org.nightdesk.settings.Settings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One node of the program. */
@SpringBootApplication
public class Nightdesk {

    private static final int NO_DOOR = -1;

    /** Starts a node; returns when it serves. Port 0 chooses a free one. Tests pass a clock that they move, and tick by hand. */
    public static ConfigurableApplicationContext start(Settings settings, InstantSource clock, Ticking ticking) {
        return start(settings, clock, ticking, rooms -> {});
    }

    /** The prelude finds the schema up to date, and is over before the first due work runs and the door opens. */
    public static ConfigurableApplicationContext start(
            Settings settings, InstantSource clock, Ticking ticking, Consumer<ConfigurableApplicationContext> prelude) {
        return start(settings, clock, ticking, rooms -> {}, prelude);
    }

    /** Furnish adds rooms that only this node has, before any is opened; the demo does. */
    public static ConfigurableApplicationContext start(
            Settings settings,
            InstantSource clock,
            Ticking ticking,
            Consumer<GenericApplicationContext> furnish,
            Consumer<ConfigurableApplicationContext> prelude) {
        return run(settings, clock, ticking, Database.open(settings), settings.port(), furnish, prelude);
    }

    /** The same rooms for a command that runs beside a node or alone: no door to the network, nothing ticks. */
    public static ConfigurableApplicationContext backstage(Settings settings, InstantSource clock) {
        return run(settings, clock, Ticking.BY_HAND, Database.reach(settings), NO_DOOR, rooms -> {}, rooms -> {});
    }

    /** The port a started node listens on. */
    public static int port(ConfigurableApplicationContext node) {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) node).getWebServer())
                .getPort();
    }

    private static ConfigurableApplicationContext run(
            Settings settings,
            InstantSource clock,
            Ticking ticking,
            Database database,
            int port,
            Consumer<GenericApplicationContext> furnish,
            Consumer<ConfigurableApplicationContext> prelude) {
        try {
            return new SpringApplicationBuilder(Nightdesk.class)
                    .properties(door(settings, port))
                    .initializers(context -> {
                        GenericApplicationContext beans = (GenericApplicationContext) context;
                        beans.registerBean(Settings.class, () -> settings);
                        beans.registerBean(InstantSource.class, () -> clock);
                        beans.registerBean(Ticking.class, () -> ticking);
                        beans.registerBean(Database.class, () -> database);
                        beans.registerBean(Prelude.class, () -> new Prelude(() -> prelude.accept(context)));
                        furnish.accept(beans);
                    })
                    .run();
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Map<String, Object> door(Settings settings, int port) {
        Map<String, Object> door = new HashMap<>();
        door.put("server.port", port);
        settings.tls().ifPresent(tls -> {
            door.put("server.ssl.certificate", tls.chain().toUri().toString());
            door.put("server.ssl.certificate-private-key", tls.key().toUri().toString());
        });
        return door;
    }
}
