package org.nightdesk.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody else's HTTP server: records what it was told, answers 200 unless it was asked to misbehave, each misbehaviour once.
 */
public final class FakeSink implements AutoCloseable {

    /** One request as it came; header names in small letters, {@code bytes} the body before it was read as text. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Heard(String method, String path, Map<String, String> headers, String body, byte[] bytes) {}

    /** What is answered; headers in pairs of name and value. */
    public record Said(int status, String body, String... headers) {}

    /** How one request is answered. */
    private interface Answer {
        void to(HttpExchange exchange, Heard request) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    private volatile boolean postsOnly;
    private volatile Function<Heard, Said> manners = request -> new Said(200, "ok");

    private FakeSink(HttpServer server) {
        this.server = server;
    }

    /** On a free port of the loopback address. */
    public static FakeSink open() {
        try {
            FakeSink sink =
                    new FakeSink(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
            sink.server.setExecutor(sink.workers);
            sink.server.createContext("/", sink::serve);
            sink.server.start();
            return sink;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An address of this server; the path begins with a slash. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Everything so far, oldest first. */
    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** What came to this path, oldest first. */
    public List<Heard> heard(String path) {
        return heard.stream().filter(each -> each.path().equals(path)).toList();
    }

    /** What is not asked to misbehave is answered as this says, which is how a provider's description becomes a server. */
    public FakeSink behaves(Function<Heard, Said> described) {
        manners = described;
        return this;
    }

    /** Misbehaves only when something is posted; whoever asks in between is answered as described. */
    public FakeSink misbehavesWhenPostedTo() {
        postsOnly = true;
        return this;
    }

    /** The next request is taken as described, and its answer never arrives: the connection is dropped instead. */
    public FakeSink takesAndDrops() {
        answers.add((exchange, request) -> {
            var unheard = manners.apply(request);
            exchange.close();
        });
        return this;
    }

    /** The next request is answered so; headers in pairs of name and value. */
    public FakeSink answers(int status, String body, String... headers) {
        answers.add((exchange, request) -> answer(exchange, status, body, headers));
        return this;
    }

    /** The next request is taken and not answered before {@link #release} or the end. */
    public FakeSink isLate() {
        answers.add((exchange, request) -> {
            released.await();
            answer(exchange, 200, "");
        });
        return this;
    }

    /** The next request is taken and the connection dropped. */
    public FakeSink dropsTheConnection() {
        answers.add((exchange, request) -> exchange.close());
        return this;
    }

    /** The next answer never ends, or not before the other side has had enough. */
    public FakeSink answersWithoutEnd() {
        answers.add((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = "x".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            while (released.getCount() > 0) {
                exchange.getResponseBody().write(block);
            }
        });
        return this;
    }

    public void release() {
        released.countDown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String body = new String(bytes, StandardCharsets.UTF_8);
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(", ", header.getValue())));
        Heard request =
                new Heard(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body, bytes);
        heard.add(request);
        Answer answer = postsOnly && !request.method().equals("POST") ? null : answers.poll();
        try (exchange) {
            (answer == null ? (Answer) this::mannerly : answer).to(exchange, request);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void mannerly(HttpExchange exchange, Heard request) throws IOException {
        Said said = manners.apply(request);
        answer(exchange, said.status(), said.body(), said.headers());
    }

    private static void answer(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        workers.shutdownNow();
    }
}
