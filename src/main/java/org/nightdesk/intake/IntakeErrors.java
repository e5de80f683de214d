package org.nightdesk.intake;

import java.io.IOException;
import org.nightdesk.signal.Busy;
import org.nightdesk.subject.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a sender is told when its request cannot be taken: a JSON string, which every format's client can log. */
@RestControllerAdvice(basePackageClasses = IntakeErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IntakeErrors {

    private static final Logger log = LoggerFactory.getLogger(IntakeErrors.class);
    private static final String COME_AGAIN_AFTER = "5";

    @ExceptionHandler
    ResponseEntity<String> on(NotFound unknown) {
        return answer(HttpStatus.NOT_FOUND, "No integration has this key. Copy the address from its page again.");
    }

    @ExceptionHandler
    ResponseEntity<String> on(Body.TooLarge large) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(large.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<String> on(IOException broken) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "The request broke off before it was complete, or is packed otherwise than it says.");
    }

    /** Nothing may be relied on: the sender must come again. */
    @ExceptionHandler
    ResponseEntity<String> on(Busy busy) {
        log.warn("signals turned away: {}", busy.getMessage(), busy.getCause());
        return later();
    }

    @ExceptionHandler
    ResponseEntity<String> on(RuntimeException failure) {
        log.error("intake failed, the sender is asked to come again", failure);
        return later();
    }

    private static ResponseEntity<String> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, COME_AGAIN_AFTER)
                .contentType(MediaType.APPLICATION_JSON)
                .body("\"Not stored. Send it again.\"");
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body("\"" + text + "\"");
    }
}
