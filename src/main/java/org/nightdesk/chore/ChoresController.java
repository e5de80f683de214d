package org.nightdesk.chore;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/chores}: duties that come again. */
@RestController
@RequestMapping("/api/v1/chores")
@Needs(Role.RESPONDER)
class ChoresController {

    private static final int MOST = 200;

    /**
     * {@code every} is day, week, month or year; {@code weekday} a day's name, {@code monthDay} 1 to 31, {@code month} 1 to 12, as far as it counts;
     * {@code missed} is nag or page, with the {@code service} whose policy is paged; {@code fulfilledBy} is hand (when left out), heartbeat,
     * or a report’s, bill’s, playbook’s or heartbeat’s id.
     */
    record ChoreBody(
            String name,
            Optional<String> steps,
            String why,
            String forWhom,
            String owner,
            Optional<String> deputy,
            String every,
            Optional<String> weekday,
            Optional<Integer> monthDay,
            Optional<Integer> month,
            String at,
            String timeZone,
            Optional<String> calendar,
            int minutes,
            int graceMinutes,
            Optional<String> missed,
            Optional<String> service,
            Optional<String> fulfilledBy) {

        ChoreDraft draft() {
            String by = fulfilledBy.orElse("hand");
            return new ChoreDraft(
                    name,
                    steps.orElse(""),
                    why,
                    forWhom,
                    person("owner", owner),
                    deputy.flatMap(id -> person("deputy", id)),
                    every,
                    weekday.map(ChoresController.ChoreBody::number).orElse("1"),
                    monthDay.map(Object::toString).orElse("1"),
                    month.map(Object::toString).orElse("1"),
                    at,
                    timeZone,
                    calendar.filter(id -> id.matches("cal_[1-9][0-9]{0,14}")).map(id -> Long.valueOf(id.substring(4))),
                    Integer.toString(minutes),
                    Integer.toString(graceMinutes),
                    missed.orElse("nag"),
                    service.flatMap(ServiceId::parse),
                    kind(by),
                    by.matches("(rep|bil|pb|hb)_[1-9][0-9]{0,14}")
                            ? Optional.of(Long.valueOf(by.substring(by.indexOf('_') + 1)))
                            : Optional.empty());
        }

        private static String kind(String by) {
            return Map.of("rep", "report", "bil", "billing", "pb", "playbook", "hb", "heartbeat")
                    .getOrDefault(by.substring(0, Math.max(0, by.indexOf('_'))), by);
        }

        private static Optional<PersonId> person(String field, String id) {
            return Optional.of(PersonId.parse(id)
                    .orElseThrow(() -> Refused.invalid(field, "There is no person with the id " + id + ".")));
        }

        private static String number(String weekday) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.name().equalsIgnoreCase(weekday)) {
                    return Integer.toString(day.getValue());
                }
            }
            throw Refused.invalid("weekday", "\"" + weekday + "\" is no day of the week. Use monday to sunday.");
        }
    }

    record ChoreView(
            String id,
            String name,
            String steps,
            String why,
            String forWhom,
            String owner,
            Optional<String> deputy,
            String rhythm,
            Optional<String> calendar,
            int minutes,
            long graceMinutes,
            String missed,
            String fulfilledBy,
            Optional<Instant> dueAt,
            boolean overdue) {}

    /** {@code minutes} it took; {@code wrong}: something went wrong. */
    record CompletionBody(int minutes, Optional<Boolean> wrong, Optional<String> note) {}

    record SkipBody(String reason) {}

    record TurnView(
            String id,
            Instant dueAt,
            String state,
            Optional<Instant> missedAt,
            Optional<Instant> endedAt,
            String by,
            Optional<Integer> minutes,
            boolean wrong,
            String note) {

        static TurnView of(Turn turn) {
            return new TurnView(
                    "trn_" + turn.id(),
                    turn.dueAt(),
                    turn.state(),
                    turn.missedAt(),
                    turn.endedAt(),
                    turn.by(),
                    turn.minutes(),
                    turn.wrong(),
                    turn.word());
        }
    }

    private final Chores chores;
    private final TurnStore turns;
    private final InstantSource clock;

    ChoresController(Chores chores, TurnStore turns, InstantSource clock) {
        this.chores = chores;
        this.turns = turns;
        this.clock = clock;
    }

    @GetMapping
    Listed<ChoreView> list(Window window, Viewer viewer) {
        return window.cut(chores.all(viewer), Chore::id, this::view);
    }

    @GetMapping("/{id}")
    ChoreView show(@PathVariable String id, Viewer viewer) {
        return view(chores.chore(Chore.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    ResponseEntity<ChoreView> create(Viewer viewer, @RequestBody ChoreBody body) {
        ChoreView made = view(chores.create(body.draft(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/chores/" + made.id())).body(made);
    }

    @PutMapping("/{id}")
    @Transactional
    ChoreView change(@PathVariable String id, Viewer viewer, @RequestBody ChoreBody body) {
        return view(chores.change(Chore.id(id), body.draft(), viewer, clock.instant()));
    }

    @GetMapping("/{id}/turns")
    @Summary("The newest two hundred.")
    List<TurnView> turns(@PathVariable String id, Viewer viewer) {
        return turns.of(chores.chore(Chore.id(id), viewer).id(), MOST).stream()
                .map(TurnView::of)
                .toList();
    }

    @PostMapping("/{id}/completion")
    @Summary("The open turn is done; the next one opens.")
    ChoreView complete(@PathVariable String id, Viewer viewer, @RequestBody CompletionBody body) {
        return view(chores.done(
                Chore.id(id),
                body.minutes(),
                body.wrong().orElse(false),
                body.note().orElse(""),
                viewer,
                clock.instant()));
    }

    @PostMapping("/{id}/skip")
    @Summary("The open turn is skipped, because; the next one opens.")
    ChoreView skip(@PathVariable String id, Viewer viewer, @RequestBody SkipBody body) {
        return view(chores.skip(Chore.id(id), body.reason(), viewer, clock.instant()));
    }

    private ChoreView view(Chore chore) {
        Optional<Turn> current = chores.current(chore);
        return new ChoreView(
                chore.text(),
                chore.name(),
                chore.steps(),
                chore.why(),
                chore.forWhom(),
                chore.owner().text(),
                chore.deputy().map(PersonId::text),
                chore.rhythm().words(),
                chore.calendar().map(id -> "cal_" + id),
                chore.minutes(),
                chore.grace().toMinutes(),
                chore.pages() ? "page" : "nag",
                chore.fulfilment().by().word(),
                current.map(Turn::dueAt),
                current.flatMap(Turn::missedAt).isPresent());
    }
}
