package org.nightdesk.caller;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/calls}: the telephone calls of the last day. */
@RestController
@RequestMapping("/api/v1/calls")
@Needs(Role.RESPONDER)
class CallsController {

    /** {@code state} is rings, missed, answered or done; {@code number} is E.164 where it could be read. */
    record CallView(String id, String number, String extension, Optional<String> person, String state, Instant at) {}

    record CallsView(List<CallView> calls) {}

    private final Calls calls;
    private final InstantSource clock;

    CallsController(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The latest first, at most a hundred. */
    @GetMapping
    CallsView list(Viewer viewer) {
        Instant now = clock.instant();
        return new CallsView(
                calls.lately(viewer, now).stream().map(call -> view(call, now)).toList());
    }

    @PostMapping("/{id}/answer")
    @Transactional
    CallView answer(@PathVariable String id, Viewer viewer) {
        return view(calls.answer(Call.id(id), viewer, clock.instant()), clock.instant());
    }

    /** It is seen to, or need not be. */
    @PostMapping("/{id}/done")
    @Transactional
    CallView done(@PathVariable String id, Viewer viewer) {
        calls.done(Call.id(id), viewer, clock.instant());
        return view(calls.call(Call.id(id), viewer), clock.instant());
    }

    private static CallView view(Call call, Instant now) {
        String state = call.answeredAt().isPresent()
                ? "answered"
                : call.doneAt().isPresent() ? "done" : call.rings(now) ? "rings" : "missed";
        return new CallView(
                call.text(), call.number(), call.extension(), call.person().map(PersonId::text), state, call.at());
    }
}
