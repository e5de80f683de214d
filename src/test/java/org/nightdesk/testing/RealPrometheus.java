package org.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's Prometheus, unmodified, in a hurry: scrapes one target each 200 ms and cries when it is down. */
public final class RealPrometheus implements AutoCloseable {

    private final Process process;

    private RealPrometheus(Process process) {
        this.process = process;
    }

    /** Both addresses are host and port; the prefix is the path of the Alertmanager it sends to. */
    public static RealPrometheus watching(String target, String alertmanager, String prefix, Path folder) {
        try {
            Files.writeString(folder.resolve("rules.yml"), """
                    groups:
                      - name: lamps
                        rules:
                          - alert: LampIsOut
                            expr: up == 0
                            labels: {severity: critical}
                            annotations: {summary: "The lamp at the gate is out"}
                    """);
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global: {scrape_interval: 200ms, scrape_timeout: 200ms, evaluation_interval: 200ms}
                    rule_files: [rules.yml]
                    alerting:
                      alertmanagers:
                        - static_configs: [{targets: ["%s"]}]
                          path_prefix: %s
                    scrape_configs:
                      - job_name: gate
                        static_configs: [{targets: ["%s"]}]
                    """.formatted(alertmanager, prefix, target));
            return new RealPrometheus(new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:0")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start());
        } catch (IOException missing) {
            throw new UncheckedIOException("These tests need Prometheus: apt-get install prometheus", missing);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
