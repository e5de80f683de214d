package org.nightdesk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.secret.Secrets;

/**
 * An HTTP client with a cookie jar, which proves its forms are ours, or with a bearer token. Follows no redirects, so that a test sees them.
 */
public final class Browser {

    private final TestNode node;
    private final @Nullable String token;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    Browser(TestNode node, @Nullable String token) {
        this.node = node;
        this.token = token;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** Posts a form; fields as name, value, name, value. */
    public HttpResponse<String> post(String path, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int index = 0; index < fields.length; index += 2) {
            pairs.add(encode(fields[index]) + "=" + encode(fields[index + 1]));
        }
        return send(
                "POST",
                path,
                BodyPublishers.ofString(String.join("&", pairs)),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Posts a form with a file in it (RFC 7578); fields as name, value, name, value. */
    public HttpResponse<String> upload(String path, String field, String file, byte[] content, String... fields) {
        StringBuilder before = new StringBuilder();
        for (int index = 0; index < fields.length; index += 2) {
            before.append(part("name=\"" + fields[index] + "\""))
                    .append(fields[index + 1])
                    .append("\r\n");
        }
        before.append(part("name=\"" + field + "\"; filename=\"" + file + "\""));
        List<byte[]> parts = List.of(
                before.toString().getBytes(StandardCharsets.UTF_8),
                content,
                "\r\n--line--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                "POST", path, BodyPublishers.ofByteArrays(parts), "Content-Type", "multipart/form-data; boundary=line");
    }

    private static String part(String disposition) {
        return "--line\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
    }

    /** Sends a JSON body by the method; headers as name, value, name, value. */
    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return send(method, path, BodyPublishers.ofString(body), all.toArray(String[]::new));
    }

    /** Sends anything by any method, with the session and CSRF token or the bearer token. */
    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        return sendPlain(request(method, path, body, headers));
    }

    /** Sends as a form or as JSON, and hangs up on a stream as soon as it has begun. */
    public HttpResponse<?> headersOf(String method, String path, String body, String type) {
        boolean empty = method.equals("GET") || method.equals("DELETE");
        HttpRequest request = request(
                method, path, empty ? BodyPublishers.noBody() : BodyPublishers.ofString(body), "Content-Type", type);
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream rest = answer.body()) {
                if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                    rest.readAllBytes();
                }
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(node.url(path))).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        } else if (!method.equals("GET")) {
            formToken().ifPresent(value -> request.header("X-CSRF-TOKEN", value));
        }
        return request.build();
    }

    /** Sends the request with this browser's cookies and adds nothing. */
    public HttpResponse<String> sendPlain(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The value of a cookie in the jar. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    // A page would carry it masked with random bytes; zeros are as good a mask as any.
    private Optional<String> formToken() {
        return cookie("nightdesk_session").or(() -> cookie("nightdesk_visit")).map(bound -> {
            byte[] value = node.bean(Secrets.class).sign("form", bound).getBytes(StandardCharsets.UTF_8);
            byte[] masked = new byte[value.length * 2];
            System.arraycopy(value, 0, masked, value.length, value.length);
            return Base64.getUrlEncoder().encodeToString(masked);
        });
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
