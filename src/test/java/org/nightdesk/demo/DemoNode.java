package org.nightdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.Nightdesk;
import org.nightdesk.engine.Ticking;
import org.nightdesk.settings.Settings;
import org.nightdesk.testing.TestPostgres;
import org.springframework.context.ConfigurableApplicationContext;

/** A demo as the command starts it, on a database of the tests. */
final class DemoNode implements AutoCloseable {

    private final Outside outside;
    private final ConfigurableApplicationContext rooms;

    private DemoNode(Outside outside, ConfigurableApplicationContext rooms) {
        this.outside = outside;
        this.rooms = rooms;
    }

    static DemoNode open(InstantSource clock, Ticking ticking) {
        Outside outside = Outside.open(clock);
        return new DemoNode(
                outside,
                Nightdesk.start(
                        settings(outside),
                        clock,
                        ticking,
                        outside::furnish,
                        rooms -> Outside.tell(rooms, clock.instant())));
    }

    // The links in messages name the port, so that it must be known before the start.
    private static Settings settings(Outside outside) {
        return new Settings(
                freePort(),
                Path.of("target/demo-data"),
                Optional.empty(),
                Optional.of(TestPostgres.migratedDatabase()),
                List.of("a secret key of the tests, not of any installation"),
                Optional.of(outside.mailServer()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of("127.0.0.0/8"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    <T> T bean(Class<T> type) {
        return rooms.getBean(type);
    }

    ConfigurableApplicationContext rooms() {
        return rooms;
    }

    @Override
    public void close() {
        rooms.close();
        outside.close();
    }
}
