package org.nightdesk.heartbeat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.database.Lane;
import org.nightdesk.heartbeat.Ping.Kind;
import org.nightdesk.heartbeat.Which.ByCode;
import org.nightdesk.heartbeat.Which.ByName;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses that heartbeats call, as healthchecks has them (healthchecks/healthchecks, templates/docs/http_api.md): by their code, or by the key of their integration and their short name. The
 * address is the whole proof.
 */
@RestController
class PingController {

    static final String ROOT = "/ping/";

    private static final int MOST_KEPT = 10_000;
    private static final long MOST_READ = 5_000_000;
    private static final int LONGEST_RUN = 64;
    private static final String CODE = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private final Heartbeats heartbeats;
    private final PingIntake intake;
    private final Integrations integrations;
    private final InstantSource clock;

    PingController(Heartbeats heartbeats, PingIntake intake, Integrations integrations, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.intake = intake;
        this.integrations = integrations;
        this.clock = clock;
    }

    @Bean
    static OpenRoute pingRoute() {
        return OpenRoute.forMachines(ROOT + "**");
    }

    @RequestMapping(
            path = ROOT + "{code}",
            method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST})
    ResponseEntity<String> byCode(
            @PathVariable String code, @RequestParam(defaultValue = "") String rid, HttpServletRequest request)
            throws IOException {
        return code.matches(CODE)
                ? heard(new ByCode(UUID.fromString(code)), "", rid, request)
                : answer(HttpStatus.BAD_REQUEST, "invalid url format");
    }

    /** {@code /ping/{code}/start}, or {@code /ping/{key}/nightly-backup}. */
    @RequestMapping(
            path = ROOT + "{code}/{what}",
            method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST})
    ResponseEntity<String> byCodeOrName(
            @PathVariable String code,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String rid,
            @RequestParam(defaultValue = "0") String create,
            HttpServletRequest request)
            throws IOException {
        return code.matches(CODE)
                ? heard(new ByCode(UUID.fromString(code)), what, rid, request)
                : byName(code, what, "", rid, create, request);
    }

    /** {@code /ping/{key}/nightly-backup/start}. */
    @RequestMapping(
            path = ROOT + "{key}/{slug}/{what}",
            method = {RequestMethod.GET, RequestMethod.HEAD, RequestMethod.POST})
    ResponseEntity<String> byName(
            @PathVariable String key,
            @PathVariable String slug,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String rid,
            @RequestParam(defaultValue = "0") String create,
            HttpServletRequest request)
            throws IOException {
        Optional<Integration> sender = Lane.INTAKE
                .on(() -> integrations.findByKey(key))
                .filter(one -> one.kind().equals(Heartbeats.KIND));
        if (sender.isEmpty() || !slug.matches("[a-z0-9_-]{1,100}")) {
            return answer(HttpStatus.NOT_FOUND, "not found");
        }
        Which which = new ByName(sender.get().id(), slug);
        ResponseEntity<String> first = heard(which, what, rid, request);
        if (first.getStatusCode() != HttpStatus.NOT_FOUND || !create.equals("1")) {
            return first;
        }
        make(sender.get(), slug);
        ResponseEntity<String> made = heard(which, what, rid, request);
        return made.getStatusCode().is2xxSuccessful() ? answer(HttpStatus.CREATED, "Created") : made;
    }

    private void make(Integration sender, String slug) {
        Viewer viewer = new Viewer(sender.actor(), Role.AGENT, java.util.Set.of(Viewer.STAFF));
        try {
            heartbeats.create(HeartbeatDraft.usual(slug, sender.service()), sender, slug, viewer, now());
        } catch (Refused there) {
            // Another call of the same name was faster, or it is another sender's: then it is not found.
            return;
        }
    }

    private ResponseEntity<String> heard(Which which, String what, String rid, HttpServletRequest request)
            throws IOException {
        Optional<Kind> kind = kind(what);
        if (kind.isEmpty()) {
            return answer(HttpStatus.BAD_REQUEST, "invalid url format");
        }
        if (!rid.isEmpty() && !rid.matches("[0-9a-zA-Z-]{1," + LONGEST_RUN + "}")) {
            return answer(HttpStatus.BAD_REQUEST, "invalid uuid format");
        }
        Ping ping = read(kind.get(), exit(what), rid, request);
        return switch (intake.take(which, ping, now())) {
            case HEARD -> answer(HttpStatus.OK, "OK");
            case UNKNOWN -> answer(HttpStatus.NOT_FOUND, "not found");
            case LATER -> answer(HttpStatus.SERVICE_UNAVAILABLE, "not now: call again");
        };
    }

    private static Optional<Kind> kind(String what) {
        return switch (what) {
            case "" -> Optional.of(Kind.SUCCESS);
            case "start" -> Optional.of(Kind.START);
            case "fail" -> Optional.of(Kind.FAIL);
            case "log" -> Optional.of(Kind.LOG);
            default -> exit(what).map(code -> code == 0 ? Kind.SUCCESS : Kind.FAIL);
        };
    }

    private static Optional<Integer> exit(String what) {
        return what.matches("\\d{1,3}") && Integer.parseInt(what) <= 255
                ? Optional.of(Integer.parseInt(what))
                : Optional.empty();
    }

    private static Ping read(Kind kind, Optional<Integer> exit, String rid, HttpServletRequest request)
            throws IOException {
        InputStream body = request.getInputStream();
        byte[] kept = body.readNBytes(MOST_KEPT);
        long rest = kept.length < MOST_KEPT ? 0 : drained(body);
        return new Ping(
                kind,
                exit,
                rid,
                request.getMethod(),
                Optional.ofNullable(request.getRemoteAddr()).orElse(""),
                kept.length + rest,
                new String(kept, StandardCharsets.UTF_8).replace("\0", ""));
    }

    // Read on, so that the sender gets its answer; never for ever.
    private static long drained(InputStream body) throws IOException {
        byte[] bin = new byte[8_192];
        long rest = 0;
        for (int read = body.read(bin); read >= 0 && rest < MOST_READ; read = body.read(bin)) {
            rest += read;
        }
        return rest;
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.TEXT_PLAIN)
                .header("Ping-Body-Limit", Integer.toString(MOST_KEPT))
                .header("Access-Control-Allow-Origin", "*")
                .body(text);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
