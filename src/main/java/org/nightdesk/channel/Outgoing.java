package org.nightdesk.channel;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Posts to addresses that people gave us: guarded, never redirected, little of the answer read, and every ending named. */
@Component
public class Outgoing implements DisposableBean {

    /** What is sent. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Letter(WebAddress to, Map<String, String> headers, ContentType type, byte[] body) {

        /** In UTF-8. */
        public Letter(WebAddress to, Map<String, String> headers, ContentType type, String body) {
            this(to, headers, type, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final int MOST_READ = 4_096;
    private static final int MOST_QUOTED = 120;
    private static final int GATEWAY_GAVE_UP = 504;

    private final CloseableHttpClient client;

    Outgoing(Guard guard) {
        ConnectionConfig connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofSeconds(5))
                .setSocketTimeout(Timeout.ofSeconds(9))
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(TimeValue.ofMinutes(1))
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(new Interruptible()
                        .setDnsResolver(guard)
                        .setDefaultConnectionConfig(connections)
                        .setMaxConnPerRoute(20)
                        .setMaxConnTotal(100)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(9))
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .build())
                .setUserAgent("Nightdesk")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    // The deadline of an attempt interrupts it, and only the socket of a channel is closed by that.
    private static final class Interruptible extends PoolingHttpClientConnectionManagerBuilder {

        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> SocketChannel.open().socket(),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    /** {@code reference} finds the provider's own id in the body of a good answer. */
    public Delivery post(Letter letter, Function<String, String> reference) {
        return switch (carry(letter)) {
            case Carried.Answered answer -> judge(answer, reference);
            case Carried.Lost lost -> lost.delivery();
        };
    }

    /** Posts it once and says what came back, at most 4 KB of it. Holds no transaction. */
    public Carried carry(Letter letter) {
        HttpPost request = request(letter);
        try {
            return read(client.executeOpen(HttpHost.create(request.getUri()), request, null));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            return new Carried.Lost(judge(failure));
        } finally {
            // Closing the answer would first read the rest of it; this drops it, and keeps a connection read to its
            // end.
            request.cancel();
        }
    }

    /** Reads what is there, at most that many bytes. */
    Fetched fetch(WebAddress from, Optional<String> authorization, int most) {
        HttpGet request = new HttpGet(from.target());
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        try {
            return fetched(client.executeOpen(HttpHost.create(request.getUri()), request, null), most);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            return new Fetched.Failed(
                    switch (judge(failure)) {
                        case Delivery.Rejected rejected -> rejected.reason();
                        case Delivery.Retry retry -> retry.reason();
                        case Delivery.Sent sent -> throw new IllegalStateException("a failure is no success", failure);
                    });
        } finally {
            request.cancel();
        }
    }

    private static Fetched fetched(ClassicHttpResponse response, int most) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        if (status >= 300 && status < 400) {
            String to = Optional.ofNullable(response.getFirstHeader("Location"))
                    .map(Header::getValue)
                    .map(Outgoing::hostOf)
                    .orElse("");
            return new Fetched.Failed("Answered " + status + ", a redirect" + to
                    + ". Redirects are not followed: enter the address it leads to.");
        }
        if (status < 200 || status >= 300) {
            return new Fetched.Failed("Answered " + status + ".");
        }
        if (entity == null) {
            return new Fetched.Body(new byte[0]);
        }
        byte[] bytes = entity.getContent().readNBytes(most + 1);
        return bytes.length > most
                ? new Fetched.Failed("What is there is larger than " + most / 1_000_000 + " MB.")
                : new Fetched.Body(bytes);
    }

    private static HttpPost request(Letter letter) {
        HttpPost post = new HttpPost(letter.to().target());
        letter.headers().forEach(post::setHeader);
        letter.to().authorization().ifPresent(value -> post.setHeader("Authorization", value));
        post.setEntity(new ByteArrayEntity(letter.body(), letter.type()));
        return post;
    }

    private static Carried.Answered read(ClassicHttpResponse response) throws IOException {
        return new Carried.Answered(
                response.getCode(),
                beginning(response.getEntity()),
                Optional.ofNullable(response.getFirstHeader("Location")).map(Header::getValue),
                Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue));
    }

    private static String beginning(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return "";
        }
        return new String(entity.getContent().readNBytes(MOST_READ), StandardCharsets.UTF_8);
    }

    /** What an answer means where the provider says no more than its status. */
    public static Delivery judge(Carried.Answered answer, Function<String, String> reference) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Delivery.Sent(reference.apply(answer.body()));
        }
        if (status >= 300 && status < 400) {
            return new Delivery.Rejected("Answered " + status + ", a redirect"
                    + answer.location().map(Outgoing::hostOf).orElse("")
                    + ". Redirects are not followed: enter the address it leads to.");
        }
        String said = "Answered " + status + quoted(answer.body()) + ".";
        if (status == 429) {
            return new Delivery.Retry(said + " Too many calls" + waiting(answer) + ".", false);
        }
        boolean mayPass = status >= 500 || status == 408 || status == 425;
        return mayPass ? new Delivery.Retry(said, status == GATEWAY_GAVE_UP) : new Delivery.Rejected(said);
    }

    private static Delivery judge(IOException failure) {
        return switch (failure) {
            case Guard.Forbidden forbidden -> new Delivery.Rejected(String.valueOf(forbidden.getMessage()));
            case UnknownHostException unknown -> new Delivery.Retry("The name of its host is not found.", false);
            case ConnectTimeoutException late -> new Delivery.Retry("No connection within 5 s.", false);
            case ConnectException refused -> new Delivery.Retry("The connection was refused.", false);
            case InterruptedIOException late -> new Delivery.Retry("No answer within 9 s. It may have arrived.", true);
            case SSLException untrusted -> new Delivery.Rejected(Trust.problem(untrusted));
            default -> new Delivery.Retry("The connection broke before an answer came. It may have arrived.", true);
        };
    }

    private static String waiting(Carried.Answered answer) {
        return answer.retryAfter()
                .map(wait -> ", asks to wait until " + brief(wait))
                .orElse("");
    }

    private static String hostOf(String location) {
        return WebAddress.problemWith(location).isEmpty()
                ? " to " + WebAddress.of(location).uri().getHost()
                : "";
    }

    private static String quoted(String body) {
        String brief = brief(body);
        return brief.isEmpty() ? "" : ": “" + brief + "”";
    }

    private static String brief(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
