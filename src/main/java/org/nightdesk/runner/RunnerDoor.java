package org.nightdesk.runner;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.nightdesk.engine.Bell;
import org.nightdesk.execution.Commands;
import org.nightdesk.web.OpenRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where runners call in: they wait here for something to do, and bring what came of it. */
@RestController
class RunnerDoor {

    private static final String HEADER = "Authorization";
    private static final int LONGEST_WAIT = 20;
    private static final int MOST_WAITING = 50;

    private final Runners runners;
    private final Commands commands;
    private final Bell bell;
    private final InstantSource clock;

    /** A thread of the server waits for each of them: those beyond come again later. */
    private final Semaphore seats = new Semaphore(MOST_WAITING);

    /** {@code attempt} names it when its result is brought; {@code hidden} must not be seen of what it writes; {@code seconds} is how long it may take. */
    record OrderView(
            long attempt,
            List<String> argv,
            Map<String, String> environment,
            String input,
            List<String> hidden,
            int seconds) {

        static OrderView of(Commands.Order order) {
            return new OrderView(
                    order.attempt(),
                    order.argv(),
                    order.given().environment(),
                    order.given().input(),
                    order.given().hidden(),
                    order.seconds());
        }

        @Override
        public String toString() {
            return String.join(" ", argv);
        }
    }

    /** What a command has written since the last time, without secrets. */
    record PieceBody(String piece) {}

    /** {@code endedBy} is who wants it ended, empty when nobody does. */
    record HeardView(String endedBy) {}

    /** {@code exit} is -1 when it was not begun or did not end in time; {@code begun} is false when it certainly did not happen. */
    record ResultBody(boolean begun, int exit, String said, String output) {}

    RunnerDoor(Runners runners, Commands commands, Bell bell, InstantSource clock) {
        this.runners = runners;
        this.commands = commands;
        this.bell = bell;
        this.clock = clock;
    }

    @Bean
    static OpenRoute runnerRoute() {
        return OpenRoute.forMachines("/runner/**");
    }

    /**
     * Something to do, or 204 after a while; 401 for a stale token. A runner that was ended while it waited is not heard of, here or at another node: once its successor has called, nothing is
     * given to it any more.
     */
    @PostMapping("/runner/orders")
    ResponseEntity<OrderView> take(@RequestHeader(name = HEADER, defaultValue = "") String authorization)
            throws InterruptedException {
        Optional<Runners.Call> call = bearer(authorization).flatMap(token -> runners.call(token, clock.instant()));
        if (call.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        Optional<Commands.Order> order = next(call.get());
        if (order.isEmpty() && seats.tryAcquire()) {
            try {
                order = await(call.get());
            } finally {
                seats.release();
            }
        }
        return order.map(OrderView::of)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private Optional<Commands.Order> next(Runners.Call call) {
        return commands.take(call.runner().host(), () -> runners.isNewest(call), clock.instant());
    }

    private Optional<Commands.Order> await(Runners.Call call) throws InterruptedException {
        Semaphore rung = new Semaphore(0);
        try (Bell.Listening listening = bell.listen(topic -> {
            if (topic.equals(Commands.topic(call.runner().host()))) {
                rung.release();
            }
        })) {
            Optional<Commands.Order> order = next(call);
            return order.isPresent() || !rung.tryAcquire(LONGEST_WAIT, TimeUnit.SECONDS) ? order : next(call);
        }
    }

    @PostMapping("/runner/output/{attempt}")
    ResponseEntity<HeardView> wrote(
            @PathVariable long attempt,
            @RequestHeader(name = HEADER, defaultValue = "") String authorization,
            @RequestBody PieceBody body) {
        return runner(authorization)
                .map(one -> commands.wrote(attempt, one.host(), body.piece(), clock.instant()))
                .map(HeardView::new)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(401).build());
    }

    @PostMapping("/runner/results/{attempt}")
    ResponseEntity<Void> bring(
            @PathVariable long attempt,
            @RequestHeader(name = HEADER, defaultValue = "") String authorization,
            @RequestBody ResultBody body) {
        Optional<Runner> runner = runner(authorization);
        if (runner.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        commands.result(
                attempt,
                runner.get().host(),
                new Commands.Result(body.begun(), body.exit(), body.said(), body.output()));
        return ResponseEntity.noContent().build();
    }

    private Optional<Runner> runner(String authorization) {
        return bearer(authorization).flatMap(token -> runners.of(token, clock.instant()));
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.startsWith("Bearer ") ? Optional.of(authorization.substring(7)) : Optional.empty();
    }
}
