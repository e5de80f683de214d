package org.nightdesk.post;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;
import org.nightdesk.channel.Guard;
import org.nightdesk.secret.Secrets;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs in to accounts: by password, or by an access token that it fetches for a refresh token (RFC 6749, section 6) and keeps while it lasts. */
@Component
class TokenOffice implements DisposableBean {

    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final long USUAL_SECONDS = 3600;
    private static final int MOST_READ = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccountStore store;
    private final Secrets secrets;
    private final CloseableHttpClient client;
    private final Map<Long, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String text, Instant until) {}

    private record Answer(int status, String body) {}

    TokenOffice(AccountStore store, Secrets secrets, Guard guard) {
        this.store = store;
        this.secrets = secrets;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(guard)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(10))
                                .setSocketTimeout(Timeout.ofSeconds(15))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(15))
                        .build())
                .setUserAgent("Nightdesk")
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** A connection, signed in; a token that is refused is not kept. */
    ImapSession open(Account account, Instant now) throws MessagingException, IOException {
        try {
            return ImapSession.open(account, account.key().byToken() ? token(account, now) : secret(account));
        } catch (AuthenticationFailedException refused) {
            tokens.remove(account.id());
            throw refused;
        }
    }

    private String secret(Account account) throws IOException {
        return opened(account.key().secret());
    }

    private String opened(byte[] sealed) throws IOException {
        return secrets.open(Accounts.PURPOSE, sealed)
                .orElseThrow(() -> new IOException("Its password was sealed with another key. Enter it again."));
    }

    private String token(Account account, Instant now) throws IOException {
        Token kept = tokens.get(account.id());
        if (kept != null && kept.until().isAfter(now)) {
            return kept.text();
        }
        Answer answer = ask(account);
        JsonNode said = json(answer);
        String token = said.path("access_token").asString("");
        if (answer.status() != 200 || token.isEmpty()) {
            throw new IOException("The token address answered " + answer.status() + reason(said)
                    + ". Sign in to the provider again and enter the new refresh token.");
        }
        String another = said.path("refresh_token").asString("");
        if (!another.isEmpty() && !another.equals(secret(account))) {
            store.renew(account.id(), secrets.seal(Accounts.PURPOSE, another));
        }
        long seconds = said.path("expires_in").asLong(USUAL_SECONDS);
        tokens.put(account.id(), new Token(token, now.plusSeconds(seconds).minus(MARGIN)));
        return token;
    }

    private Answer ask(Account account) throws IOException {
        AccountKey key = account.key();
        HttpPost post = new HttpPost(key.tokenUrl());
        post.setHeader("Accept", "application/json");
        post.setEntity(new UrlEncodedFormEntity(form(key), StandardCharsets.UTF_8));
        try {
            return client.execute(post, TokenOffice::read);
        } catch (IOException unreachable) {
            throw new IOException("The token address could not be asked: " + unreachable.getMessage(), unreachable);
        }
    }

    private List<NameValuePair> form(AccountKey key) throws IOException {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "refresh_token"));
        form.add(new BasicNameValuePair("refresh_token", opened(key.secret())));
        form.add(new BasicNameValuePair("client_id", key.clientId()));
        if (key.clientSecret().length > 0) {
            form.add(new BasicNameValuePair("client_secret", opened(key.clientSecret())));
        }
        if (!key.scope().isBlank()) {
            form.add(new BasicNameValuePair("scope", key.scope()));
        }
        return form;
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_READ);
        return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException strange) {
            return JSON.createObjectNode();
        }
    }

    // The provider's own word for it (RFC 6749, section 5.2); never the rest of its answer.
    private static String reason(JsonNode said) {
        String error = said.path("error").asString("").replaceAll("[^a-zA-Z_ -]", "");
        return error.isEmpty() ? "" : ": " + error;
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
