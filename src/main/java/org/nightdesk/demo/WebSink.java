package org.nightdesk.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nightdesk.demo.Arrival.Way;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everybody's phones, chat rooms and programs in the demo: takes pushes, chat messages and webhooks. */
final class WebSink implements AutoCloseable {

    private static final String CHAT = "/chat/";
    private static final String WEBHOOK = "/webhook/";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Arrivals arrivals;

    WebSink(Arrivals arrivals) {
        this.arrivals = arrivals;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(workers);
        server.createContext("/", this::take);
        server.start();
    }

    /** The topic of somebody's phone, as for an ntfy server. */
    String push(String name) {
        return address("/" + name);
    }

    /** A chat room's incoming webhook, as for Slack. */
    String chat(String name) {
        return address(CHAT + name);
    }

    /** A program that takes our webhooks. */
    String webhook(String name) {
        return address(WEBHOOK + name);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(CHAT)) {
                chat(
                        path.substring(CHAT.length()),
                        json.readTree(body).path("text").asString(""));
            } else if (path.startsWith(WEBHOOK)) {
                webhook(path.substring(WEBHOOK.length()), json.readTree(body));
            } else if (exchange.getRequestMethod().equals("POST")) {
                push(path.substring(1), exchange, body);
            } else {
                // Somebody asks what phones have answered: nobody holds one here.
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            byte[] answer = "{\"id\":\"%s\"}".formatted(exchange.hashCode()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private void chat(String room, String text) {
        String[] lines = text.split("\n", 2);
        arrivals.add(Way.CHAT, room, lines[0].replace("*", ""), lines.length > 1 ? lines[1] : "");
    }

    private void webhook(String name, JsonNode body) {
        String link = body.path("link").asString("");
        arrivals.add(
                Way.WEBHOOK,
                name,
                body.path("title").asString(""),
                body.path("text").asString("") + "\n" + link);
    }

    private void push(String topic, HttpExchange exchange, String body) throws IOException {
        String title = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Title"))
                .orElse("");
        String link = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Click"))
                .orElse("");
        arrivals.add(Way.PUSH, topic, MimeUtility.decodeText(title), body + "\n" + link);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
