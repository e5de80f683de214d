package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Single rows committed one by one in the same database: what PostgreSQL itself can do. */
final class Pgbench {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /** Empty when it is not installed (Debian: postgresql-contrib). */
    static Optional<Double> commits(Path folder, Node node, int clients, Duration time) throws Exception {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            say("Not installed, so not measured beside: pgbench");
            return Optional.empty();
        }
        prepare(node);
        Path script = folder.resolve("insert.sql");
        Files.writeString(script, """
                insert into bench.row (what, said) values ('DiskFull', '{"severity": "critical", "instance": "host-1:9100"}');
                """);
        URI address = URI.create(node.jdbc().substring("jdbc:".length()));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                program.get().toString(),
                "-n",
                "-f",
                script.toString(),
                "-M",
                "prepared",
                "-c",
                Integer.toString(clients),
                "-j",
                "2",
                "-T",
                Long.toString(time.toSeconds()),
                "-h",
                address.getHost(),
                "-p",
                Integer.toString(address.getPort()),
                "-U",
                node.user(),
                address.getPath().substring(1)));
        builder.environment().put("PGPASSWORD", node.password());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        return Optional.of(Double.parseDouble(rate.group(1)));
    }

    private static Optional<Path> program() throws java.io.IOException {
        try (Stream<Path> versions = Files.exists(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : Stream.empty()) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static void prepare(Node node) throws Exception {
        try (Connection connection = node.connect();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.row");
            statement.execute(
                    "create table bench.row (id bigint generated always as identity primary key, what text, said jsonb)");
        }
    }
}
