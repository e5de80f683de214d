package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How much of the processors a node takes, with the PostgreSQL that it runs. */
final class Processors {

    private Processors() {}

    /** Of one core, over {@code BENCH_SECONDS}: 0.02 is two per cent. */
    static double share(Node node) throws IOException, InterruptedException {
        double before = seconds(node);
        TimeUnit.SECONDS.sleep(Figures.run().toSeconds());
        return (seconds(node) - before) / Figures.run().toSeconds();
    }

    /** Of the node, PostgreSQL and its processes, by the kernel's count of a hundred ticks a second. */
    private static double seconds(Node node) throws IOException {
        long postgres = node.postgresPid();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .mapToDouble(path -> seconds(path, node.pid(), postgres))
                    .sum();
        }
    }

    private static double seconds(Path process, long node, long postgres) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long pid = Long.parseLong(process.getFileName().toString());
            boolean ours = pid == node || pid == postgres || Long.parseLong(fields[1]) == postgres;
            return ours ? (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0 : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
