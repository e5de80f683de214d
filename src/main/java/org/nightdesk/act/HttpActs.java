package org.nightdesk.act;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.nightdesk.channel.Guard;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Outcome;
import org.nightdesk.installation.OpenEndpoint;
import org.nightdesk.subject.Refused;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes requests of plans: guarded, never redirected, within a time in all, and no more of the answer read than is needed. */
@Component
class HttpActs implements DisposableBean {

    static final int MOST_READ = 1_000_000;

    /** With these a server says that it did not do what it was asked (RFC 9110, 15.5). */
    private static final Set<Integer> NOT_DONE = Set.of(
            400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 417, 421, 422, 423, 428, 429, 431);

    /** Somebody between us and the server did not hear how it ended. */
    private static final Set<Integer> NOT_KNOWN = Set.of(408, 502, 504);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("act-deadline").daemon().factory());

    HttpActs(Guard guard) {
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(5))
                                .build())
                        .setMaxConnPerRoute(50)
                        .setMaxConnTotal(200)
                        .build())
                .setUserAgent("Nightdesk")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer perform(Deed.Http deed, OpenEndpoint endpoint, Filling filling, Mask mask, Duration most) {
        HttpUriRequestBase request = request(deed, endpoint, filling, most);
        Future<?> deadline = deadlines.schedule(request::cancel, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return judged(deed, answer(request), mask);
        } catch (IOException failure) {
            // What the deadline cut off ends in one of several ways, by where it was just then.
            return deadline.isDone() ? late(most) : lost(failure, most);
        } finally {
            deadline.cancel(false);
            // Closing the answer would first read the rest of it; this drops it.
            request.cancel();
        }
    }

    private static HttpUriRequestBase request(Deed.Http deed, OpenEndpoint endpoint, Filling filling, Duration most) {
        HttpUriRequestBase request = new HttpUriRequestBase(deed.method(), URI.create(deed.url()));
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(most))
                .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                .build());
        endpoint.authorization().ifPresent(value -> request.setHeader("Authorization", value));
        deed.headers().forEach((name, value) -> request.setHeader(name, line(name, filling.text(value))));
        if (!deed.body().isEmpty()) {
            byte[] body = filling.json(deed.body()).getBytes(StandardCharsets.UTF_8);
            ContentType type = Optional.ofNullable(request.getFirstHeader("Content-Type"))
                    .map(header -> ContentType.parse(header.getValue()))
                    .orElse(ContentType.APPLICATION_JSON);
            request.setEntity(new ByteArrayEntity(body, type));
        }
        return request;
    }

    private static String line(String name, String value) {
        if (value.chars().anyMatch(letter -> letter < ' ' && letter != '\t' || letter == 0x7f)) {
            throw Refused.conflict("The header " + name + " would hold a line break or another control character.");
        }
        return value;
    }

    /** {@code cut}: there was more than is read. */
    private record Heard(int status, String body, boolean cut) {}

    private Heard answer(HttpUriRequestBase request) throws IOException {
        try {
            ClassicHttpResponse response = client.executeOpen(HttpHost.create(request.getUri()), request, null);
            if (response.getEntity() == null) {
                return new Heard(response.getCode(), "", false);
            }
            byte[] bytes = response.getEntity().getContent().readNBytes(MOST_READ + 1);
            boolean cut = bytes.length > MOST_READ;
            int length = Math.min(bytes.length, MOST_READ);
            return new Heard(response.getCode(), new String(bytes, 0, length, StandardCharsets.UTF_8), cut);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Answer judged(Deed.Http deed, Heard heard, Mask mask) {
        Answer.Parts parts = part -> switch (part) {
            case "status" -> Optional.of(Answer.Part.number(heard.status()));
            case "text" -> Optional.of(Answer.Part.text(heard.body()));
            default -> part.startsWith("/") ? JsonParts.at(heard.body(), part) : Optional.empty();
        };
        String said = "Answered " + heard.status()
                + (heard.cut() ? ", with more than 1 MB, of which the rest was dropped" : "") + ".";
        Optional<String> wrong = Judgement.wrong(deed.expect(), parts, mask);
        return new Answer(
                wrong.isEmpty() ? Outcome.OK : failed(deed, heard.status()),
                wrong.map(why -> said + " " + why).orElse(said),
                Output.bounded(mask.of(heard.body())),
                parts);
    }

    private static Outcome failed(Deed.Http deed, int status) {
        if (!deed.changes() || NOT_DONE.contains(status)) {
            return Outcome.REFUSED;
        }
        return NOT_KNOWN.contains(status) ? Outcome.UNCLEAR : Outcome.FAILED;
    }

    private static Answer late(Duration most) {
        return Answer.of(Outcome.UNCLEAR, "No whole answer within %d s.".formatted(most.toSeconds()));
    }

    private static Answer lost(IOException failure, Duration most) {
        return switch (failure) {
            case UnknownHostException nowhere ->
                Answer.of(
                        Outcome.REFUSED,
                        String.valueOf(nowhere.getMessage()).contains("NIGHTDESK_ALLOW_PRIVATE")
                                ? String.valueOf(nowhere.getMessage())
                                : "The name of its host is not found.");
            case ConnectTimeoutException late -> Answer.of(Outcome.REFUSED, "No connection within 5 s.");
            case ConnectException refused -> Answer.of(Outcome.REFUSED, "The connection was refused.");
            case NoRouteToHostException nowhere -> Answer.of(Outcome.REFUSED, "There is no way to its host.");
            case SSLException untrusted ->
                Answer.of(
                        Outcome.REFUSED,
                        "It does not encrypt in a way that is trusted, or its certificate is not believed.");
            case InterruptedIOException timeOut -> late(most);
            default -> Answer.of(Outcome.UNCLEAR, "The connection ended before the whole answer was there.");
        };
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
