package org.nightdesk.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.intake.Parsed.Place;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Receipt;
import org.nightdesk.signal.Signals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes one event or a list of events from any script. */
@RestController
class GenericIntake {

    /** What became of one event; {@code ticket} is null when it belongs to none. */
    record Result(
            String outcome,
            @org.jspecify.annotations.Nullable String ticket) {}

    /** The answer: {@code results} in the order of the events that were understood, {@code problems} for the others. */
    record Answer(String request, List<Result> results, List<String> problems) {}

    private final Senders senders;
    private final Signals signals;

    GenericIntake(Senders senders, Signals signals) {
        this.senders = senders;
        this.signals = signals;
    }

    @PostMapping("/in/generic/{key}")
    ResponseEntity<Answer> events(@PathVariable String key, HttpServletRequest request) throws IOException {
        Integration integration = senders.byKey(key);
        Body body = Body.of(request);
        Parsed parsed = Parsed.of(body, Place.A_LIST_OR_ONE, GenericReader::read);
        Receipt receipt = signals.accept(parsed.received(integration, "generic", body));
        HttpStatus status = parsed.problems().isEmpty() ? HttpStatus.ACCEPTED : HttpStatus.BAD_REQUEST;
        return ResponseEntity.status(status)
                .body(new Answer(Long.toString(receipt.request()), results(receipt), parsed.problems()));
    }

    private static List<Result> results(Receipt receipt) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < receipt.outcomes().size(); i++) {
            results.add(new Result(
                    receipt.outcomes().get(i).name().toLowerCase(Locale.ROOT),
                    receipt.tickets().get(i).map(id -> "INC-" + id.value()).orElse(null)));
        }
        return results;
    }
}
