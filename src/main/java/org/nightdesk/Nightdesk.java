package org.nightdesk;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
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

    /** Starts a node; returns when it serves. Port 0 chooses a free one. Tests pass a clock that they move, and tick by hand. */
    public static ConfigurableApplicationContext start(Settings settings, InstantSource clock, Ticking ticking) {
        return new SpringApplicationBuilder(Nightdesk.class)
                .properties(Map.of("server.port", settings.port()))
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean(Settings.class, () -> settings);
                    beans.registerBean(InstantSource.class, () -> clock);
                    beans.registerBean(Ticking.class, () -> ticking);
                })
                .run();
    }

    /** The port a started node listens on. */
    public static int port(ConfigurableApplicationContext node) {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) node).getWebServer())
                .getPort();
    }
}
