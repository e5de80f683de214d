package org.nightdesk.delivery;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.report.FileFormat;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/deliveries}: reports brought somewhere on a schedule. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Needs(Role.RESPONDER)
class DeliveriesController {

    private static final int MOST_PARCELS = 1_000;

    /** {@code every}: day, week or month; {@code weekdays} 1 (Monday) to 7; {@code monthDay} 31 is the last; {@code calendar} such as cal_2. */
    record TurnsBody(
            String every,
            Optional<List<Integer>> weekdays,
            Optional<Integer> monthDay,
            String at,
            String timeZone,
            Optional<String> calendar) {}

    /** {@code kind}: always, rows or value; the others only for value. */
    record ConditionBody(String kind, Optional<String> column, Optional<String> sign, Optional<String> value) {}

    /**
     * {@code arguments} by the report's words; a day is a date or a word such as yesterday, last-month-begin or last-month-end. {@code format}: xlsx, csv
     * or json. {@code way}: mail, link, folder, webhook, slack, teams, mattermost or chat. {@code owner}: as whom it runs, for tokens only.
     */
    record DeliveryBody(
            String name,
            String report,
            Optional<String> owner,
            Optional<Map<String, String>> arguments,
            String format,
            TurnsBody when,
            Optional<ConditionBody> condition,
            String way,
            List<String> to) {

        OrderDraft draft() {
            return new OrderDraft(
                    name.strip(),
                    number("rep_", report, "report"),
                    arguments.orElse(Map.of()),
                    FileFormat.of(format),
                    new Recurrence(
                            OrderForm.every(when.every()),
                            when.weekdays().orElse(List.of()).stream()
                                    .map(DeliveriesController::day)
                                    .collect(Collectors.toSet()),
                            when.monthDay().orElse(1),
                            OrderForm.time(when.at()),
                            OrderForm.zone(when.timeZone())),
                    when.calendar().map(id -> number("cal_", id, "calendar")),
                    condition
                            .map(one -> OrderForm.condition(
                                    one.kind(),
                                    one.column().orElse(""),
                                    one.sign().orElse(">"),
                                    one.value().orElse("")))
                            .orElse(Condition.ALWAYS),
                    new Target(
                            Target.Way.of(way), to.stream().map(String::strip).toList()));
        }
    }

    record RestBody(boolean rests) {}

    /** {@code to}: web addresses only in part, as whoever knows them can post there. {@code due} is missing while it rests. */
    record DeliveryView(
            String id,
            String name,
            String report,
            String owner,
            Map<String, String> arguments,
            String format,
            String every,
            List<Integer> weekdays,
            int monthDay,
            String at,
            String timeZone,
            Optional<String> calendar,
            String condition,
            String way,
            List<String> to,
            Optional<Instant> due) {}

    /** {@code state}: waiting, making, made, nothing (the condition did not hold) or failed; {@code missed}: times before it that it stands for. */
    record ParcelView(
            String id,
            Instant wantedAt,
            int missed,
            String state,
            String reason,
            long rows,
            boolean truncated,
            Optional<Instant> asOf,
            List<SendingView> sendings) {}

    /** {@code state}: waiting, sending, sent or failed; {@code repeat}: it may have arrived more than once. */
    record SendingView(String to, String state, String reason, int tries, boolean repeat) {}

    private final StandingOrders orders;
    private final Carrier carrier;
    private final People people;
    private final InstantSource clock;

    DeliveriesController(StandingOrders orders, Carrier carrier, People people, InstantSource clock) {
        this.orders = orders;
        this.carrier = carrier;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    Listed<DeliveryView> list(Window window, Viewer viewer) {
        return window.cut(orders.of(viewer), StandingOrder::id, this::view);
    }

    @GetMapping("/{id}")
    DeliveryView show(@PathVariable String id, Viewer viewer) {
        return view(orders.order(StandingOrder.id(id), viewer));
    }

    @PostMapping
    @Summary("Runs as whoever asks; a token of an administrator names the owner.")
    ResponseEntity<DeliveryView> create(Viewer viewer, @RequestBody DeliveryBody body) {
        DeliveryView made =
                view(orders.create(body.draft(), owner(body, viewer.actor(), viewer), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/deliveries/" + made.id()))
                .body(made);
    }

    private Person owner(DeliveryBody body, Actor actor, Viewer viewer) {
        if (actor.isPerson()) {
            return people.person(new PersonId(actor.id()));
        }
        viewer.needs(Role.ADMINISTRATOR);
        return body.owner()
                .flatMap(PersonId::parse)
                .flatMap(people::find)
                .filter(person -> person.active() && person.role().atLeast(Role.RESPONDER))
                .orElseThrow(() -> Refused.invalid("owner", "Name somebody who works here: it runs as them."));
    }

    @PutMapping("/{id}")
    @Summary("The report and the owner stay.")
    DeliveryView change(@PathVariable String id, Viewer viewer, @RequestBody DeliveryBody body) {
        return view(orders.change(StandingOrder.id(id), body.draft(), viewer, clock.instant()));
    }

    @PutMapping("/{id}/rest")
    @Summary("Rests, or goes on with the next time from now.")
    DeliveryView rest(@PathVariable String id, Viewer viewer, @RequestBody RestBody body) {
        return view(orders.rest(StandingOrder.id(id), body.rests(), viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Viewer viewer) {
        orders.delete(StandingOrder.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/parcels")
    @Summary("What it delivered.")
    Listed<ParcelView> parcels(@PathVariable String id, Window window, Viewer viewer) {
        StandingOrder order = orders.order(StandingOrder.id(id), viewer);
        List<Parcel> parcels = orders.parcels(order, MOST_PARCELS);
        Map<Long, List<Sending>> sendings =
                orders.sendings(parcels).stream().collect(Collectors.groupingBy(Sending::parcel));
        return window.cut(
                parcels, Parcel::id, parcel -> view(order, parcel, sendings.getOrDefault(parcel.id(), List.of())));
    }

    @PostMapping("/{id}/parcels")
    @Summary("One more, at once.")
    ResponseEntity<Void> deliver(@PathVariable String id, Viewer viewer) {
        orders.deliver(StandingOrder.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private DeliveryView view(StandingOrder order) {
        OrderDraft wanted = order.wanted();
        Recurrence when = wanted.when();
        return new DeliveryView(
                order.text(),
                wanted.name(),
                "rep_" + wanted.report(),
                order.owner().text(),
                wanted.arguments(),
                wanted.format().word(),
                when.every().name().toLowerCase(Locale.ROOT),
                when.weekdays().stream().map(DayOfWeek::getValue).sorted().toList(),
                when.monthDay(),
                when.at().toString(),
                when.zone().getId(),
                wanted.calendar().map(id -> "cal_" + id),
                wanted.condition().spoken(),
                wanted.target().way().word(),
                wanted.target().addresses().stream()
                        .map(address -> carrier.shown(order, address))
                        .toList(),
                order.due());
    }

    private ParcelView view(StandingOrder order, Parcel parcel, List<Sending> sendings) {
        return new ParcelView(
                "parcel_" + parcel.id(),
                parcel.due(),
                parcel.missed(),
                parcel.state().name().toLowerCase(Locale.ROOT),
                parcel.reason(),
                parcel.rows(),
                parcel.truncated(),
                parcel.asOf(),
                sendings.stream()
                        .map(one -> new SendingView(
                                carrier.shown(order, one.address()),
                                one.state(),
                                one.reason(),
                                one.tries(),
                                one.repeat()))
                        .toList());
    }

    private static DayOfWeek day(int number) {
        if (number < 1 || number > DayOfWeek.values().length) {
            throw Refused.invalid("when.weekdays", "A day of the week is a number from 1 (Monday) to 7.");
        }
        return DayOfWeek.of(number);
    }

    private static long number(String prefix, String id, String field) {
        if (!id.matches(prefix + "[1-9][0-9]{0,17}")) {
            throw Refused.invalid(field, "There is no " + field + " with the id " + id + ".");
        }
        return Long.parseLong(id.substring(prefix.length()));
    }
}
