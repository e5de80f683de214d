package org.nightdesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the JSON interface: {@code json.post("/api/v1/lamps", "{…}")}. Single quotes in a body stand for double ones. */
public final class Json {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final TestNode node;
    private final List<String> headers;

    private Json(TestNode node, List<String> headers) {
        this.node = node;
        this.headers = headers;
    }

    /** A client without credentials. */
    public static Json of(TestNode node) {
        return new Json(node, List.of());
    }

    /** A client that shows this token. */
    public static Json of(TestNode node, String token) {
        return of(node).with("Authorization", "Bearer " + token);
    }

    /** The same client, with one more header. */
    public Json with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Json(node, more);
    }

    public Answer get(String path) {
        return send("GET", path, new byte[0]);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public Answer delete(String path) {
        return send("DELETE", path, new byte[0]);
    }

    /** Sends the bytes as they are, as JSON unless a header says otherwise. */
    public Answer send(String method, String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url(path)))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0 && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        /** The body, or one place in it by JSON pointer. */
        public JsonNode at(String pointer) {
            return json().at(pointer);
        }

        /** The text at a JSON pointer, empty when there is none. */
        public String text(String pointer) {
            return at(pointer).asString("");
        }

        public JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        /** The header's value, empty when it is not there. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }
}
