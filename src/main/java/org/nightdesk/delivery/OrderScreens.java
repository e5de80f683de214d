package org.nightdesk.delivery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.delivery.Target.Way;
import org.nightdesk.delivery.screen.OrderFormScreen;
import org.nightdesk.delivery.screen.OrderFormScreen.Day;
import org.nightdesk.delivery.screen.OrderScreen;
import org.nightdesk.delivery.screen.OrderScreen.Sent;
import org.nightdesk.delivery.screen.OrdersScreen.Line;
import org.nightdesk.report.Asked;
import org.nightdesk.report.FileFormat;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.report.ReportFiles.Choice;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Says orders on screens. */
@Component
class OrderScreens {

    private static final int SHOWN_PARCELS = 20;

    private final StandingOrders orders;
    private final ReportFiles reports;
    private final Agreements agreements;
    private final Carrier carrier;
    private final ParcelWords words;

    OrderScreens(
            StandingOrders orders, ReportFiles reports, Agreements agreements, Carrier carrier, ParcelWords words) {
        this.orders = orders;
        this.reports = reports;
        this.agreements = agreements;
        this.carrier = carrier;
        this.words = words;
    }

    List<Line> lines(List<StandingOrder> of, Viewer viewer) {
        Map<Long, String> names = reports.of(viewer).stream().collect(Collectors.toMap(Choice::id, Choice::name));
        Map<Long, String> calendars = calendarNames();
        Map<Long, String> troubles = orders.troubles(of);
        return of.stream()
                .map(order -> new Line(
                        order.path(),
                        order.wanted().name(),
                        names.getOrDefault(order.wanted().report(), ""),
                        when(order, calendars),
                        where(order),
                        order.ownerName(),
                        order.due(),
                        troubles.getOrDefault(order.id(), "")))
                .toList();
    }

    private Map<Long, String> calendarNames() {
        return agreements.calendars().stream().collect(Collectors.toMap(KeptCalendar::id, KeptCalendar::name));
    }

    private static String when(StandingOrder order, Map<Long, String> calendars) {
        return RecurrenceWords.of(
                order.wanted().when(), order.wanted().calendar().map(calendars::get));
    }

    private String where(StandingOrder order) {
        return order.wanted().target().way().label() + ": " + String.join(", ", shown(order));
    }

    private List<String> shown(StandingOrder order) {
        return order.wanted().target().addresses().stream()
                .map(address -> carrier.shown(order, address))
                .toList();
    }

    OrderScreen show(StandingOrder order, Viewer viewer) {
        Choice report = reports.choice(order.wanted().report(), viewer);
        List<Parcel> parcels = orders.parcels(order, SHOWN_PARCELS);
        Map<Long, List<Sending>> sendings =
                orders.sendings(parcels).stream().collect(Collectors.groupingBy(Sending::parcel));
        return new OrderScreen(
                order.path(),
                order.wanted().name(),
                report.name(),
                report.path(),
                when(order, calendarNames()),
                what(order),
                List.of(where(order)),
                order.ownerName(),
                orders.mayChange(order, viewer),
                order.due(),
                parcels.stream()
                        .map(parcel -> parcel(order, parcel, sendings.getOrDefault(parcel.id(), List.of())))
                        .toList());
    }

    private static String what(StandingOrder order) {
        OrderDraft wanted = order.wanted();
        String values = new java.util.TreeMap<>(wanted.arguments())
                .entrySet().stream()
                        .map(one -> ReportFiles.label(one.getKey()) + ": "
                                + RelativeDay.of(one.getValue())
                                        .map(day -> day.label().toLowerCase(Locale.ENGLISH))
                                        .orElse(one.getValue().replaceAll("\\s*\\R\\s*", ", ")))
                        .collect(Collectors.joining("; "));
        return wanted.format().label() + ", " + wanted.condition().spoken()
                + (values.isEmpty() ? "." : ". " + values + ".");
    }

    private OrderScreen.Parcel parcel(StandingOrder order, Parcel parcel, List<Sending> sendings) {
        String said = switch (parcel.state()) {
            case WAITING -> parcel.reason().isEmpty() ? "Waits." : "Tried again. " + parcel.reason();
            case MAKING -> "The report runs.";
            case MADE -> words.of(order, parcel);
            case NOTHING -> "Nothing to deliver. " + words.of(order, parcel);
            case FAILED -> "Failed. " + parcel.reason();
        };
        boolean failed = sendings.stream().anyMatch(one -> one.state().equals("failed"));
        return new OrderScreen.Parcel(
                parcel.due(),
                parcel.state() == Parcel.State.FAILED ? "late" : "",
                said,
                parcel.file().isPresent() ? Carrier.file(parcel) : "",
                failed && parcel.file().isPresent() ? order.path() + "/parcels/" + parcel.id() + "/again" : "",
                sendings.stream().map(one -> sent(order, one)).toList());
    }

    private Sent sent(StandingOrder order, Sending sending) {
        String address = carrier.shown(order, sending.address());
        return switch (sending.state()) {
            case "sent" -> new Sent(address, "", sending.repeat() ? "sent, may be a repeat" : "sent");
            case "failed" -> new Sent(address, "late", "failed. " + sending.reason());
            default ->
                new Sent(
                        address,
                        "soon",
                        sending.reason().isEmpty() ? "on its way" : "tried again. " + sending.reason());
        };
    }

    OrderFormScreen form(String at, String back, String heading, Choice report, Form form, Viewer viewer, Instant now) {
        return new OrderFormScreen(
                at,
                back,
                heading,
                report.name(),
                form,
                reports.asked(report.id(), form, OrderForm.ARGUMENT, viewer, now).stream()
                        .map(OrderScreens::relative)
                        .toList(),
                Arrays.stream(FileFormat.values())
                        .collect(Collectors.toMap(
                                FileFormat::word, FileFormat::label, (one, other) -> one, LinkedHashMap::new)),
                calendars(),
                Arrays.stream(Way.values())
                        .filter(way -> way.isMail() || viewer.may(Role.LEAD))
                        .collect(Collectors.toMap(Way::word, Way::label, (one, other) -> one, LinkedHashMap::new)),
                Stream.of(DayOfWeek.values()).map(day -> day(day, form)).toList(),
                zones(),
                viewer.may(Role.LEAD)
                        ? "Mail: an address a line. A folder: its name, such as sales/daily. Else the address, beginning with https://."
                        : "Your own mail address. A lead can have it sent to others.");
    }

    // A day is said from the day on which it falls due, or once and for all.
    private static Asked relative(Asked asked) {
        if (!asked.type().equals("date")) {
            return asked;
        }
        Map<String, String> days = new LinkedHashMap<>();
        Arrays.stream(RelativeDay.values()).forEach(day -> days.put(day.word(), day.label()));
        days.put(OrderForm.FIXED, "Always the same day");
        return new Asked(asked.field(), asked.label(), "day", "", days, List.of());
    }

    private static Day day(DayOfWeek day, Form form) {
        String field = OrderForm.DAY + day.getValue();
        return new Day(
                field,
                day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                form.values().containsKey(field));
    }

    private Map<String, String> calendars() {
        Map<String, String> calendars = new LinkedHashMap<>(Map.of("", "All days"));
        agreements.calendars().forEach(one -> calendars.put(Long.toString(one.id()), "Open days of " + one.name()));
        return calendars;
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
