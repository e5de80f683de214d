package org.nightdesk.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.database.Lane;
import org.nightdesk.deployment.DeploymentId;
import org.nightdesk.deployment.Deployments;
import org.nightdesk.deployment.Deployments.Outcome;
import org.nightdesk.deployment.Deployments.Request;
import org.nightdesk.intake.DeploymentReader.Read;
import org.nightdesk.secret.Secrets;
import org.nightdesk.signal.Integration;
import org.nightdesk.subject.NotFound;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Takes what pipelines tell of deployments: GitHub's and GitLab's webhooks, PagerDuty's change events, or a line of JSON. */
@RestController
class DeploymentIntake {

    static final String KIND = "deployment";

    private static final String NOT_JSON = "The body is not JSON.";
    private static final String CHANGE_EVENTS = "/v2/change/enqueue";

    private final Senders senders;
    private final Deployments deployments;
    private final DeploymentReader reader;
    private final InstantSource clock;

    DeploymentIntake(Senders senders, Deployments deployments, DeploymentReader reader, InstantSource clock) {
        this.senders = senders;
        this.deployments = deployments;
        this.reader = reader;
        this.clock = clock;
    }

    /** What became of a request; {@code deployment} is null when it is about none. */
    record Answer(String outcome, String reason, @Nullable String deployment) {}

    /** As PagerDuty says it. */
    record Processed(String status, String message) {}

    @Bean
    static OpenRoute changeEventsRoute() {
        return OpenRoute.forMachines(CHANGE_EVENTS);
    }

    /** GitHub signs by the key ({@code X-Hub-Signature-256}), GitLab sends it ({@code X-Gitlab-Token}): both must be right. */
    @PostMapping("/in/deployment/{key}")
    ResponseEntity<Answer> hook(@PathVariable String key, HttpServletRequest http) throws IOException {
        Integration integration = sender(key);
        Body body = Body.of(http);
        String shape = shape(http);
        Request request = new Request(integration.actor(), shape, delivery(http, shape), text(body));
        if (!isSigned(shape, key, body, http)) {
            String why = "The signature does not fit. Give the key of this integration as the secret of the webhook.";
            return answer(HttpStatus.UNAUTHORIZED, turn(request, "refused", why));
        }
        return read(request, body, integration, shape, http);
    }

    private ResponseEntity<Answer> read(
            Request request, Body body, Integration integration, String shape, HttpServletRequest http) {
        String event = Optional.ofNullable(http.getHeader("X-GitHub-Event")).orElse("");
        Read read = tree(body)
                .map(tree -> reader.read(shape, event, request.delivery(), tree, integration.service(), now()))
                .orElse(Read.wrong(NOT_JSON));
        Outcome outcome = read.report()
                .map(report -> Lane.INTAKE.on(() -> deployments.take(request, report, now())))
                .orElseGet(() -> turn(request, read.wrong() ? "refused" : "ignored", read.reason()));
        return answer(read.wrong() ? HttpStatus.BAD_REQUEST : HttpStatus.ACCEPTED, outcome);
    }

    /** Empty when it is none, or nothing at all. */
    private static Optional<JsonNode> tree(Body body) {
        try {
            return Optional.ofNullable(IntakeJson.tree(IntakeJson.parser(body)));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** The integration's key stands in the body, as {@code routing_key}. */
    @PostMapping(CHANGE_EVENTS)
    ResponseEntity<Processed> changed(HttpServletRequest http) throws IOException {
        Body body = Body.of(http);
        Optional<JsonNode> sent = tree(body);
        if (sent.isEmpty()) {
            return ResponseEntity.badRequest().body(new Processed("invalid event", NOT_JSON));
        }
        JsonNode tree = sent.get();
        String key = tree.path("routing_key").asString("");
        Integration integration = sender(key);
        Request request =
                new Request(integration.actor(), "pagerduty", "", text(body).replace(key, "…"));
        String number = HexFormat.of().formatHex(Secrets.sha256(body.bytes()));
        Read read = reader.read("pagerduty", "", number, tree, integration.service(), now());
        if (read.report().isEmpty()) {
            turn(request, "refused", read.reason());
            return ResponseEntity.badRequest().body(new Processed("invalid event", read.reason()));
        }
        Lane.INTAKE.on(() -> deployments.take(request, read.report().get(), now()));
        return ResponseEntity.accepted().body(new Processed("success", "Change event processed"));
    }

    private Integration sender(String key) {
        Integration integration = senders.byKey(key);
        if (!integration.kind().equals(KIND)) {
            throw new NotFound("an integration of another kind");
        }
        return integration;
    }

    private static String shape(HttpServletRequest http) {
        if (http.getHeader("X-GitHub-Event") != null) {
            return "github";
        }
        return http.getHeader("X-Gitlab-Event") != null ? "gitlab" : "own";
    }

    private static String delivery(HttpServletRequest http, String shape) {
        String header = switch (shape) {
            case "github" -> http.getHeader("X-GitHub-Delivery");
            case "gitlab" -> http.getHeader("X-Gitlab-Event-UUID");
            default -> http.getHeader("Idempotency-Key");
        };
        return Optional.ofNullable(header).orElse("");
    }

    private static boolean isSigned(String shape, String key, Body body, HttpServletRequest http) {
        return switch (shape) {
            case "github" ->
                isSame("sha256=" + DeploymentReader.hmac(key, body.bytes()), http.getHeader("X-Hub-Signature-256"));
            case "gitlab" -> isSame(key, http.getHeader("X-Gitlab-Token"));
            default -> true;
        };
    }

    // In the same time, however much of it fits.
    private static boolean isSame(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome turn(Request request, String word, String reason) {
        return Lane.INTAKE.on(() -> deployments.turn(request, word, reason, now()));
    }

    private static ResponseEntity<Answer> answer(HttpStatus status, Outcome outcome) {
        return ResponseEntity.status(status)
                .body(new Answer(
                        outcome.word(),
                        outcome.reason(),
                        outcome.deployment().map(DeploymentId::text).orElse(null)));
    }

    private static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
