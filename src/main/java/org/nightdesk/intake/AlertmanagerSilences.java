package org.nightdesk.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.nightdesk.intake.Reading.Wrong;
import org.nightdesk.signal.Integration;
import org.nightdesk.silence.Matcher;
import org.nightdesk.silence.Matcher.Operator;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.SilenceDraft;
import org.nightdesk.silence.Silences;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Silences as amtool, Karma and Grafana keep them (prometheus/alertmanager, api/v2/openapi.yaml): with the key of an integration one sees those that are about its alerts, and makes some that are about them
 * alone.
 */
@RestController
@RequestMapping("/alertmanager/{key}/api/v2")
class AlertmanagerSilences {

    private static final Duration KEPT = Duration.ofDays(5);
    private static final int MOST_OVER = 100;

    record Written(String name, String value, boolean isRegex, boolean isEqual) {}

    record State(String state) {}

    record Gettable(
            String id,
            State status,
            Instant updatedAt,
            List<Written> matchers,
            Instant startsAt,
            Instant endsAt,
            String createdBy,
            String comment,
            @JsonInclude(JsonInclude.Include.ALWAYS) Map<String, String> annotations) {}

    record Made(String silenceID) {}

    private final Senders senders;
    private final Silences silences;
    private final JsonMapper json;
    private final InstantSource clock;

    AlertmanagerSilences(Senders senders, Silences silences, JsonMapper json, InstantSource clock) {
        this.senders = senders;
        this.silences = silences;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/silences")
    List<Gettable> list(@PathVariable String key, HttpServletRequest request) throws Wrong {
        Integration integration = senders.byKey(key);
        String[] filters = request.getParameterValues("filter");
        Matchers matchers = Matchers.of(filters == null ? List.of() : List.of(filters));
        Instant now = now();
        List<Silence> all = new ArrayList<>(silences.between(now, now.plus(Duration.ofDays(400))));
        silences.ended(now, MOST_OVER).stream()
                .filter(one -> one.end().isAfter(now.minus(KEPT)))
                .forEach(all::add);
        List<Gettable> chosen = new ArrayList<>();
        for (Silence silence : all) {
            if (isOf(silence, integration) && matchers.matches(named(silence))) {
                chosen.add(gettable(silence, now));
            }
        }
        return chosen;
    }

    @GetMapping("/silence/{id}")
    Gettable show(@PathVariable String key, @PathVariable String id) {
        return gettable(find(senders.byKey(key), id), now());
    }

    /** Makes one, or with the id of one that is not over changes it. */
    @PostMapping("/silences")
    Made post(@PathVariable String key, HttpServletRequest request) throws IOException, Wrong {
        Integration integration = senders.byKey(key);
        JsonNode body = IntakeJson.tree(IntakeJson.parser(Body.of(request)));
        if (body == null || !body.isObject()) {
            throw new Wrong("a silence must be an object");
        }
        String id = Reading.text(body, "id");
        SilenceDraft draft = draft(body, integration);
        Optional<Silence> before = id.isEmpty() ? Optional.empty() : Optional.of(owned(integration, id));
        if (before.isPresent() && !before.get().over(now())) {
            silences.change(before.get().id(), draft, viewer(integration), now());
            return new Made(id);
        }
        return new Made(silences.make(draft, viewer(integration), now()).code().toString());
    }

    @DeleteMapping("/silence/{id}")
    void end(@PathVariable String key, @PathVariable String id) {
        Integration integration = senders.byKey(key);
        silences.end(owned(integration, id).id(), viewer(integration), now());
    }

    @ExceptionHandler
    ResponseEntity<String> on(Wrong wrong) {
        return said(400, String.valueOf(wrong.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> on(Refused refused) {
        return said(400, refused.problems().getFirst().reason());
    }

    @ExceptionHandler
    ResponseEntity<String> on(NotFound none) {
        return said(404, "silence not found");
    }

    private ResponseEntity<String> said(int status, String reason) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(reason));
    }

    private SilenceDraft draft(JsonNode body, Integration integration) throws Wrong {
        List<Matcher> matchers = new ArrayList<>();
        for (JsonNode one : body.path("matchers")) {
            try {
                matchers.add(Matcher.of(
                        Reading.text(one, "name"),
                        Operator.of(
                                one.path("isRegex").asBoolean(false),
                                one.path("isEqual").asBoolean(true)),
                        Reading.text(one, "value")));
            } catch (Matcher.Unreadable unreadable) {
                throw new Wrong(String.valueOf(unreadable.getMessage()));
            }
        }
        Instant now = now();
        return new SilenceDraft(
                matchers,
                OptionalLong.of(integration.id().value()),
                Reading.time(body, "startsAt").filter(at -> at.isAfter(now)).orElse(now),
                Reading.time(body, "endsAt").orElse(now),
                Reading.text(body, "comment"),
                Reading.text(body, "createdBy"),
                OptionalInt.empty());
    }

    private Silence find(Integration integration, String id) {
        return code(id).flatMap(silences::find)
                .filter(one -> isOf(one, integration))
                .orElseThrow(() -> new NotFound("silence " + id));
    }

    // What people keep here for all senders is not one sender's to end.
    private Silence owned(Integration integration, String id) {
        Silence silence = find(integration, id);
        if (silence.sender().isEmpty()) {
            throw Refused.conflict("This silence is about every sender. Change it in Nightdesk.");
        }
        return silence;
    }

    private static Optional<UUID> code(String text) {
        return text.matches("[0-9a-fA-F-]{36}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean isOf(Silence silence, Integration integration) {
        return silence.sender().isEmpty()
                || silence.sender().getAsLong() == integration.id().value();
    }

    private static Map<String, String> named(Silence silence) {
        Map<String, String> named = new java.util.TreeMap<>();
        silence.matchers().stream()
                .filter(one -> one.operator() == Operator.EQUAL)
                .forEach(one -> named.put(one.name(), one.value()));
        return named;
    }

    private static Gettable gettable(Silence silence, Instant now) {
        return new Gettable(
                silence.code().toString(),
                new State(silence.over(now) ? "expired" : silence.lasts(now) ? "active" : "pending"),
                silence.ended().orElse(silence.madeAt()),
                silence.matchers().stream()
                        .map(one -> new Written(
                                one.name(),
                                one.value(),
                                one.operator().isRegex(),
                                one.operator().isEqual()))
                        .toList(),
                silence.from(),
                silence.end(),
                silence.author(),
                silence.reason(),
                Map.of());
    }

    private static Viewer viewer(Integration integration) {
        return new Viewer(integration.actor(), Role.AGENT, Set.of(Viewer.STAFF));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
