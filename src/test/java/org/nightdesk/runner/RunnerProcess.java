package org.nightdesk.runner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A runner as it is started by hand: a process of its own, told by the command line and the environment. */
final class RunnerProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private RunnerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
    }

    static RunnerProcess start(URI server, String token, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.nightdesk.command.Main",
                        "runner",
                        "--server",
                        server.toString(),
                        "--allow",
                        folder.resolve("allow").toString(),
                        "--state",
                        folder.resolve("state").toString()))
                .redirectErrorStream(true);
        builder.environment().put("NIGHTDESK_RUNNER_TOKEN", token);
        return new RunnerProcess(builder.start());
    }

    /** Waits until it says a line with this in it. */
    void says(String part) throws InterruptedException {
        String line = "";
        while (!line.contains(part)) {
            String next = lines.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("it never said " + part);
            }
            line = next;
        }
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exit() throws InterruptedException {
        return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
