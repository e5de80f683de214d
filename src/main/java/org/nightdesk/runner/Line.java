package org.nightdesk.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** The line from a runner to Nightdesk. */
final class Line {

    /** The token opens nothing any more. */
    static final class Stale extends IOException {

        private static final long serialVersionUID = 1;

        Stale() {
            super("the token is stale");
        }
    }

    private static final Set<Integer> NOT_TAKEN = Set.of(400, 413, 422);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI server;
    private final String token;

    Line(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /** Waits for something to do; empty when there was nothing for a while. */
    Optional<Order> order() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/runner/orders", "", Duration.ofSeconds(60));
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(Order.read(json.readTree(answer.body())));
            case 204 -> Optional.empty();
            default -> throw new IOException("it answered " + answer.statusCode());
        };
    }

    /** Who wants it ended; empty when nobody does. */
    String wrote(long attempt, String piece) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("piece", piece));
        HttpResponse<String> answer = post("/runner/output/" + attempt, body, Duration.ofSeconds(5));
        return answer.statusCode() == 200
                ? json.readTree(answer.body()).at("/endedBy").asString("")
                : "";
    }

    /** False when it has to be said again. How it ended counts more than what it wrote, which is left out where Nightdesk does not take it. */
    boolean bring(long attempt, Program.Ended ended) throws IOException, InterruptedException {
        int status = result(attempt, ended);
        if (NOT_TAKEN.contains(status)) {
            status = result(attempt, ended.withoutOutput(" Nightdesk did not take what it wrote: " + status + "."));
        }
        return status < 500 && status != 408 && status != 429;
    }

    private int result(long attempt, Program.Ended ended) throws IOException, InterruptedException {
        String body = json.writeValueAsString(
                Map.of("begun", ended.begun(), "exit", ended.exit(), "said", ended.said(), "output", ended.output()));
        return post("/runner/results/" + attempt, body, Duration.ofSeconds(60)).statusCode();
    }

    private HttpResponse<String> post(String path, String body, Duration most)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(most)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 401) {
            throw new Stale();
        }
        return answer;
    }
}
