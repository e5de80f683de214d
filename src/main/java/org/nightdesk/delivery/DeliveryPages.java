package org.nightdesk.delivery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.delivery.screen.OrdersScreen;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.report.ReportFiles.Ask;
import org.nightdesk.report.ReportFiles.Choice;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where deliveries are made and looked after. */
@Controller
class DeliveryPages {

    static final String PATH = "/deliveries";
    private static final String ONE = PATH + "/{id:[0-9]+}";

    private final StandingOrders orders;
    private final OrderScreens screens;
    private final ReportFiles reports;
    private final Viewers viewers;
    private final InstantSource clock;

    DeliveryPages(
            StandingOrders orders, OrderScreens screens, ReportFiles reports, Viewers viewers, InstantSource clock) {
        this.orders = orders;
        this.screens = screens;
        this.reports = reports;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        Viewer viewer = viewers.current();
        return new Screen("delivery/orders", new OrdersScreen(screens.lines(orders.of(viewer), viewer)));
    }

    @GetMapping(PATH + "/new")
    ModelAndView ask(@RequestParam long report) {
        Choice choice = reports.choice(report, viewers.current());
        Map<String, String> values = new HashMap<>(Map.of(
                "name",
                choice.name(),
                "format",
                "xlsx",
                "every",
                "week",
                OrderForm.DAY + 1,
                "on",
                "monthDay",
                "1",
                "at",
                "07:00",
                "timeZone",
                viewers.zone().getId(),
                "condition",
                "always",
                "way",
                "mail",
                "to",
                viewers.person().email()));
        choice.asks().forEach(ask -> values.put(OrderForm.ARGUMENT + ask.word(), usual(choice, ask)));
        return form(choice, Form.of(values));
    }

    // Every week it tells of the week before.
    private static String usual(Choice choice, Ask ask) {
        if (!ask.day()) {
            return choice.usual().getOrDefault(ask.word(), "");
        }
        if (ask.word().endsWith("_from")) {
            return RelativeDay.LAST_WEEK_BEGIN.word();
        }
        return ask.word().endsWith("_to") ? RelativeDay.LAST_WEEK_END.word() : RelativeDay.TODAY.word();
    }

    @PostMapping(PATH)
    ModelAndView create(@RequestParam long report, @RequestParam MultiValueMap<String, String> all) {
        Map<String, String> typed = typed(all);
        Choice choice = reports.choice(report, viewers.current());
        Person owner = viewers.person();
        try {
            StandingOrder made =
                    orders.create(OrderForm.draft(choice, typed), owner, viewers.current(), clock.instant());
            return Screen.goTo(made.path(), "Kept " + made.wanted().name() + ".", "");
        } catch (Refused refused) {
            return form(choice, OrderForm.refused(choice, typed, refused)).refused();
        }
    }

    // What was ticked comes as often as its name; a list is a line for each.
    private static Map<String, String> typed(MultiValueMap<String, String> all) {
        return all.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> String.join("\n", all.getOrDefault(name, List.of()))));
    }

    private Screen form(Choice report, Form form) {
        return new Screen(
                "delivery/form",
                screens.form(
                        PATH + "?report=" + report.id(),
                        report.path(),
                        "Deliver " + report.name(),
                        report,
                        form,
                        viewers.current(),
                        clock.instant()));
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable long id) {
        Viewer viewer = viewers.current();
        return new Screen("delivery/order", screens.show(orders.order(id, viewer), viewer));
    }

    @GetMapping(ONE + "/edit")
    ModelAndView edit(@PathVariable long id) {
        StandingOrder order = orders.order(id, viewers.current());
        Choice report = reports.choice(order.wanted().report(), viewers.current());
        return form(order, report, Form.of(OrderForm.values(report, order.wanted())));
    }

    @PostMapping(ONE)
    ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> all) {
        Map<String, String> typed = typed(all);
        Viewer viewer = viewers.current();
        StandingOrder order = orders.order(id, viewer);
        Choice report = reports.choice(order.wanted().report(), viewer);
        try {
            OrderDraft draft = OrderForm.draft(report, typed);
            orders.change(id, draft, viewer, clock.instant());
            return Screen.goTo(order.path(), "Kept " + draft.name() + ".", "");
        } catch (Refused refused) {
            return form(order, report, OrderForm.refused(report, typed, refused))
                    .refused();
        }
    }

    private Screen form(StandingOrder order, Choice report, Form form) {
        return new Screen(
                "delivery/form",
                screens.form(
                        order.path(),
                        order.path(),
                        order.wanted().name(),
                        report,
                        form,
                        viewers.current(),
                        clock.instant()));
    }

    @PostMapping(ONE + "/rest")
    ModelAndView rest(@PathVariable long id, @RequestParam Map<String, String> typed) {
        boolean rests = typed.containsKey("rests");
        StandingOrder order = orders.rest(id, rests, viewers.current(), clock.instant());
        return Screen.goTo(order.path(), rests ? "It rests." : "It goes on.", "");
    }

    @PostMapping(ONE + "/parcels")
    ModelAndView deliver(@PathVariable long id) {
        orders.deliver(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH + "/" + id, "On its way.", "");
    }

    @PostMapping(ONE + "/parcels/{parcel:[0-9]+}/again")
    ModelAndView again(@PathVariable long id, @PathVariable long parcel) {
        return done(id, path -> {
            orders.sendAgain(id, parcel, viewers.current(), clock.instant());
            return Screen.goTo(path, "Sent again.", "");
        });
    }

    private static ModelAndView done(long id, Function<String, ModelAndView> verb) {
        String path = PATH + "/" + id;
        try {
            return verb.apply(path);
        } catch (Refused refused) {
            return Screen.goTo(path, String.valueOf(refused.getMessage()), "");
        }
    }

    @PostMapping(ONE + "/removal")
    ModelAndView remove(@PathVariable long id) {
        orders.delete(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Removed.", "");
    }

    @GetMapping(ONE + "/parcels/{parcel:[0-9]+}/file")
    void file(@PathVariable long id, @PathVariable long parcel, HttpServletResponse response) throws IOException {
        ParcelStore.Kept file = orders.file(id, parcel, viewers.current());
        response.setContentType(file.mediaType());
        response.setContentLength(file.bytes().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(file.bytes());
    }
}
