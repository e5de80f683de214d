package org.nightdesk.caller;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.subject.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /in/calls/{key}}: any telephone system tells of a call here, in the address, as a form or as JSON. */
@RestController
class CallIntake {

    private static final int LARGEST = 16 * 1_024;
    private static final int SHOWN = 1_000;

    private final Exchanges exchanges;
    private final Calls calls;
    private final Pace pace;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    CallIntake(
            Exchanges exchanges,
            Calls calls,
            Pace pace,
            JsonMapper json,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.exchanges = exchanges;
        this.calls = calls;
        this.pace = pace;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/in/calls/{key}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> call(@PathVariable String key, HttpServletRequest request) throws IOException {
        Exchange exchange;
        try {
            exchange = exchanges.byKey(key);
        } catch (NotFound unknown) {
            return answer(HttpStatus.NOT_FOUND, "No telephone system has this address. Copy it from its page again.");
        }
        Instant now = clock.instant();
        if (!pace.lets(exchange.id(), now)) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", "1")
                    .body("More than " + Pace.MOST + " calls in a second. Send it again.\n");
        }
        byte[] body = request.getContentLengthLong() > LARGEST
                ? new byte[LARGEST + 1]
                : request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            kept(exchange, request, "", "Larger than 16 KB, not taken.", now);
            return answer(HttpStatus.CONTENT_TOO_LARGE, "The request is larger than 16 KB.");
        }
        return taken(exchange, request, new String(body, StandardCharsets.UTF_8), now);
    }

    private ResponseEntity<String> taken(Exchange exchange, HttpServletRequest request, String body, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        String what = (request.getQueryString() == null ? "" : request.getQueryString() + "\n") + body;
        try {
            form(request.getQueryString() == null ? "" : request.getQueryString(), fields);
            read(body, fields);
            // Where the body was read as a form before it came here.
            request.getParameterMap().forEach((name, values) -> fields.putIfAbsent(name, values[0]));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            kept(exchange, request, what, "Could not be read.", now);
            return answer(HttpStatus.BAD_REQUEST, "Neither a form nor a JSON object.");
        }
        Told told = Told.of(fields);
        if (told.number().isEmpty() && told.agent().isEmpty()) {
            kept(exchange, request, what, "Names neither a number nor an extension.", now);
            return answer(
                    HttpStatus.BAD_REQUEST,
                    "Name the number that calls (number) and whom it calls (extension or agent).");
        }
        String outcome = transaction.execute(status -> {
            String became = calls.heard(exchange, told, now);
            exchanges.hear(exchange, new Heard(now, request.getMethod(), shown(what), became));
            return became;
        });
        return answer(HttpStatus.OK, String.valueOf(outcome));
    }

    private void read(String body, Map<String, String> fields) {
        String text = body.strip();
        if (!text.startsWith("{")) {
            form(text, fields);
            return;
        }
        JsonNode object = json.readTree(text);
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                fields.put(field.getKey(), field.getValue().asString(""));
            }
        });
    }

    private static void form(String text, Map<String, String> fields) {
        for (String pair : text.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
    }

    // A number that begins with + and was not escaped: its plus would become a space.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replaceFirst("^\\+(?=[0-9])", "%2B"), StandardCharsets.UTF_8);
    }

    private void kept(Exchange exchange, HttpServletRequest request, String what, String outcome, Instant now) {
        exchanges.hear(exchange, new Heard(now, request.getMethod(), shown(what), outcome));
    }

    private static String shown(String what) {
        String plain = what.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text + "\n");
    }
}
