package org.nightdesk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Prometheus Alertmanager beside us, when it is installed (Debian: prometheus-alertmanager): one group, one webhook, told at once. */
final class Alertmanager implements AutoCloseable {

    static final String ALERTS = "/api/v2/alerts";

    private final Process process;
    private final int port;

    private Alertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** {@code groupBy} is the list in its configuration; empty when it is not installed. */
    static Optional<Alertmanager> start(Path folder, String sink, String groupBy) throws Exception {
        Path program = Path.of("/usr/bin/prometheus-alertmanager");
        if (!Files.isExecutable(program)) {
            System.out.println("Not installed, so not measured beside: prometheus-alertmanager");
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Path settings = folder.resolve("alertmanager.yml");
        Files.writeString(settings, """
                route: {receiver: sink, group_by: %s, group_wait: 0s, group_interval: 5m, repeat_interval: 4h}
                receivers: [{name: sink, webhook_configs: [{url: '%s', send_resolved: false, max_alerts: 10}]}]
                """.formatted(groupBy, sink));
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--config.file=" + settings,
                        "--storage.path=" + folder.resolve("data-" + port),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=error"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("alertmanager.log").toFile())
                .start();
        Alertmanager started = new Alertmanager(process, port);
        started.waitUntilItListens();
        return Optional.of(started);
    }

    int port() {
        return port;
    }

    private void waitUntilItListens() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (Socket open = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("Alertmanager does not listen");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}
