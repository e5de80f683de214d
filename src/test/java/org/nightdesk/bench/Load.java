package org.nightdesk.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Keeps a number of clients busy, each with one request under way on a connection of its own. */
final class Load {

    /** What came of it. {@code nanos}: how long each good request took, sorted. */
    record Result(long[] nanos, long failed, Duration took) {

        double perSecond() {
            return nanos.length * 1e9 / took.toNanos();
        }

        double millis(double percentile) {
            return nanos.length == 0
                    ? Double.NaN
                    : nanos[(int) Math.min(nanos.length - 1, nanos.length * percentile)] / 1e6;
        }
    }

    private Load() {}

    /** Posts for this long; each client draws its bodies from a source of its own. */
    static Result post(int port, String path, int clients, Duration time, Supplier<Supplier<byte[]>> bodies) {
        return run(clients, time, () -> {
            Supplier<byte[]> body = bodies.get();
            Client client = new Client(port);
            return () -> client.send("POST", path, "Content-Type: application/json\r\n", body.get());
        });
    }

    /** Sends bodies drawn from one source to one path, with these header lines. */
    static Result send(
            String method, int port, String path, String headers, int clients, Duration time, Supplier<byte[]> bodies) {
        return run(clients, time, () -> {
            Client client = new Client(port);
            return () -> client.send(method, path, headers, bodies.get());
        });
    }

    /** Gets these paths in turn, with these further header lines. */
    static Result get(int port, int clients, Duration time, Supplier<String> paths, String headers) {
        return run(clients, time, () -> {
            Client client = new Client(port);
            return () -> client.send("GET", paths.get(), headers, new byte[0]);
        });
    }

    /** One request; its status. */
    interface Request {
        int send() throws IOException;
    }

    private static Result run(int clients, Duration time, Supplier<Request> requests) {
        List<Worker> workers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            workers.add(new Worker(requests.get(), start + time.toNanos()));
        }
        workers.forEach(Thread::start);
        workers.forEach(Load::join);
        long took = System.nanoTime() - start;
        long[] nanos = workers.stream()
                .flatMapToLong(worker -> Arrays.stream(worker.nanos, 0, worker.done))
                .sorted()
                .toArray();
        return new Result(
                nanos,
                workers.stream()
                        .flatMapToLong(worker -> LongStream.of(worker.failed))
                        .sum(),
                Duration.ofNanos(took));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Worker extends Thread {

        private final Request request;
        private final long end;
        private long[] nanos = new long[1_024];
        private int done;
        private long failed;

        Worker(Request request, long end) {
            this.request = request;
            this.end = end;
        }

        @Override
        public void run() {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                if (isGood()) {
                    if (done == nanos.length) {
                        nanos = Arrays.copyOf(nanos, done * 2);
                    }
                    nanos[done++] = System.nanoTime() - before;
                } else {
                    failed++;
                }
            }
        }

        private boolean isGood() {
            try {
                return request.send() / 100 == 2;
            } catch (IOException broken) {
                return false;
            }
        }
    }

    /** One keep-alive connection, opened again when it broke. */
    static final class Client implements AutoCloseable {

        private final int port;
        private @org.jspecify.annotations.Nullable Socket socket;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private byte[] last = new byte[0];

        Client(int port) {
            this.port = port;
        }

        /** The body of the last answer. */
        String body() {
            return new String(last, StandardCharsets.UTF_8);
        }

        int send(String method, String path, String headers, byte[] body) throws IOException {
            try {
                open();
                String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + headers
                        + (body.length > 0 ? "Content-Length: " + body.length + "\r\n" : "") + "\r\n";
                byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
                byte[] whole = Arrays.copyOf(start, start.length + body.length);
                System.arraycopy(body, 0, whole, start.length, body.length);
                out.write(whole);
                return answer();
            } catch (IOException broken) {
                close();
                throw broken;
            }
        }

        private void open() throws IOException {
            if (socket == null) {
                socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                in = new BufferedInputStream(socket.getInputStream(), 16_384);
                out = socket.getOutputStream();
            }
        }

        private int answer() throws IOException {
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            boolean chunked = false;
            boolean closing = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String lower = line.toLowerCase(java.util.Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
                closing |= lower.startsWith("connection:") && lower.contains("close");
            }
            last = chunked ? chunks() : in.readNBytes(length);
            if (closing) {
                close();
            }
            return status;
        }

        private byte[] chunks() throws IOException {
            var whole = new java.io.ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                whole.write(in.readNBytes(size));
                line();
            }
            line();
            return whole.toByteArray();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            Socket open = socket;
            socket = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
