package org.nightdesk.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A runner on its host: calls in, does what its own list allows, and brings what came of it. It listens nowhere. */
public final class Host {

    private static final int MOST_TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI server;
    private final String token;
    private final AllowList allowed;
    private final Consumer<String> log;

    /** {@code server} is Nightdesk's address; {@code allowed} the list of commands; {@code log} hears a line for whatever happens. */
    public Host(URI server, String token, Path allowed, Consumer<String> log) {
        this.server = server;
        this.token = token;
        this.allowed = new AllowList(allowed);
        this.log = log;
    }

    /** Until the token is refused, which ends it with a sentence, or the thread is interrupted. */
    public String serve() throws InterruptedException {
        while (true) {
            try {
                if (!once()) {
                    return "The token is stale: an administrator gives out a new one.";
                }
            } catch (IOException away) {
                log.accept("Nightdesk cannot be reached: " + away.getMessage());
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }

    /** Waits for one order and deals with it; false when the token is refused. */
    boolean once() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/runner/orders", "");
        if (answer.statusCode() == 401) {
            return false;
        }
        if (answer.statusCode() == 200) {
            JsonNode order = json.readTree(answer.body());
            List<String> argv =
                    order.at("/argv").values().stream().map(JsonNode::asString).toList();
            bring(
                    order.at("/attempt").asLong(),
                    perform(argv, order.at("/seconds").asInt()));
        } else if (answer.statusCode() != 204) {
            throw new IOException("it answered " + answer.statusCode());
        }
        return true;
    }

    private Program.Ended perform(List<String> argv, int seconds) throws InterruptedException {
        try {
            if (!allowed.allows(argv)) {
                log.accept("Not on the list: " + String.join(" ", argv));
                return new Program.Ended(false, -1, "It is not on the list of the host.", "");
            }
        } catch (IOException unreadable) {
            return new Program.Ended(false, -1, "The list of the host cannot be read.", "");
        }
        Program.Ended ended = Program.run(argv, seconds);
        log.accept(String.join(" ", argv) + ": " + ended.said());
        return ended;
    }

    // What happened is not done again because nobody could be told of it: it is told again.
    private void bring(long attempt, Program.Ended ended) throws InterruptedException {
        String body = json.writeValueAsString(
                Map.of("begun", ended.begun(), "exit", ended.exit(), "said", ended.said(), "output", ended.output()));
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                if (post("/runner/results/" + attempt, body).statusCode() < 500) {
                    return;
                }
            } catch (IOException away) {
                log.accept("The result of " + attempt + " waits: " + away.getMessage());
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
