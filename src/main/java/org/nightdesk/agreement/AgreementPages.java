package org.nightdesk.agreement;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.agreement.screen.AgreementScreen;
import org.nightdesk.agreement.screen.AgreementScreen.Preview;
import org.nightdesk.agreement.screen.AgreementsScreen;
import org.nightdesk.agreement.screen.AgreementsScreen.AgreementRow;
import org.nightdesk.agreement.screen.AgreementsScreen.CalendarRow;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.Agreement;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Agreements on screens: staff read them, leads change them. */
@Controller
@RequestMapping("/agreements")
class AgreementPages {

    private static final String PREFIX = "agr_";
    private static final String SAVE = "save";

    private final Agreements agreements;
    private final Previews previews;
    private final Organisations organisations;
    private final Services services;
    private final Viewers viewers;
    private final InstantSource clock;

    AgreementPages(
            Agreements agreements,
            Previews previews,
            Organisations organisations,
            Services services,
            Viewers viewers,
            InstantSource clock) {
        this.agreements = agreements;
        this.previews = previews;
        this.organisations = organisations;
        this.services = services;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem agreementsInMenu() {
        return new MenuItem(MenuItem.Section.DESK, 80, "Agreements", "/agreements", Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list() {
        Map<Long, String> names = names();
        Instant now = now();
        return new Screen(
                "agreement/agreements",
                new AgreementsScreen(
                        agreements.agreements().stream()
                                .map(each -> new AgreementRow(
                                        path(each),
                                        each.name(),
                                        whom(each),
                                        AgreementWords.lines(each.definition(), names)))
                                .toList(),
                        agreements.calendars().stream()
                                .map(each -> new CalendarRow(
                                        CalendarPages.path(each),
                                        each.name(),
                                        CalendarWords.sentence(each.draft()),
                                        CalendarWords.now(each.draft(), now),
                                        agreements
                                                .feed(each.id())
                                                .map(Agreements.FeedStanding::trouble)
                                                .orElse("")))
                                .toList(),
                        mayChange()));
    }

    /** Begins with what everybody has. */
    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank(@RequestParam(defaultValue = "") String customer) {
        Definition usual = agreements
                .closest(services.catchAll().id(), Optional.empty())
                .map(Agreement::definition)
                .orElseGet(() -> Definition.usual(List.of()));
        AgreementForm form = new AgreementForm(Map.of("customer", customer)).with(usual);
        return screen(Optional.empty(), form, Form.of(form.typed()), "");
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return taken(Optional.empty(), typed);
    }

    /** {@code at} is a local time for the preview. */
    @GetMapping("/{id:agr_[0-9]+}")
    ModelAndView agreement(@PathVariable String id, @RequestParam(defaultValue = "") String at) {
        Agreement agreement = find(id);
        AgreementForm form = AgreementForm.of(agreement);
        return screen(Optional.of(agreement), form, Form.of(form.typed()), at);
    }

    @PostMapping("/{id:agr_[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return taken(Optional.of(find(id)), typed);
    }

    private ModelAndView taken(Optional<Agreement> before, Map<String, String> typed) {
        AgreementForm form = new AgreementForm(typed);
        try {
            Definition wanted = form.definition();
            if (!typed.getOrDefault("deed", SAVE).equals(SAVE)) {
                return screen(before, form, Form.of(typed), typed.getOrDefault("at", ""));
            }
            Agreement kept = before.map(old -> agreements.change(old.id(), form.name(), wanted, viewer(), now()))
                    .orElseGet(() ->
                            agreements.agree(form.name(), customer(form), service(form), wanted, viewer(), now()));
            String said = before.isPresent()
                    ? "Kept as version " + kept.version() + ". Due times of open tickets follow."
                    : "Agreed: " + kept.name() + ".";
            return Screen.goTo(path(kept), said, "");
        } catch (Refused refused) {
            return screen(before, form, Form.refused(typed, refused), typed.getOrDefault("at", ""))
                    .refused();
        }
    }

    private Screen screen(Optional<Agreement> kept, AgreementForm form, Form shown, String at) {
        return new Screen(
                "agreement/agreement",
                new AgreementScreen(
                        kept.map(AgreementPages::path).orElse("/agreements"),
                        kept.map(Agreement::name).orElse(""),
                        kept.map(this::whom).orElse(""),
                        kept.map(each -> AgreementWords.lines(each.definition(), names()))
                                .orElse(List.of()),
                        kept.map(each -> AgreementWords.rules(each.definition()))
                                .orElse(""),
                        kept.map(Agreement::version).orElse(0),
                        mayChange(),
                        shown,
                        calendarChoices(),
                        customerChoices(),
                        serviceChoices(),
                        AgreementForm.PRIORITIES,
                        AgreementForm.promises(),
                        AgreementForm.waits(),
                        preview(kept, form, at)));
    }

    /** Of what is typed; of what is kept where that cannot be understood. */
    private Preview preview(Optional<Agreement> kept, AgreementForm form, String at) {
        try {
            return previews.of(form.definition(), at, now());
        } catch (Refused | NotFound unfinished) {
            return previews.of(kept.map(Agreement::definition).orElseGet(() -> Definition.usual(List.of())), at, now());
        }
    }

    private Optional<OrganisationId> customer(AgreementForm form) {
        return form.number("customer")
                .map(OrganisationId::new)
                .map(id -> organisations
                        .find(id)
                        .map(Organisation::id)
                        .orElseThrow(() -> Refused.invalid("customer", "There is no such customer.")));
    }

    private Optional<ServiceId> service(AgreementForm form) {
        return form.number("service")
                .map(ServiceId::new)
                .map(id -> services.all().stream()
                        .map(Service::id)
                        .filter(id::equals)
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid("service", "There is no such service.")));
    }

    private Map<String, String> calendarChoices() {
        Map<String, String> choices = choices("Nothing is promised");
        agreements.calendars().forEach(each -> choices.put(Long.toString(each.id()), each.name()));
        return choices;
    }

    private Map<String, String> customerChoices() {
        Map<String, String> choices = choices("Every customer");
        organisations.all().forEach(each -> choices.put(Long.toString(each.id().value()), each.name()));
        return choices;
    }

    private Map<String, String> serviceChoices() {
        Map<String, String> choices = choices("All services");
        services.all().forEach(each -> choices.put(Long.toString(each.id().value()), each.name()));
        return choices;
    }

    private static Map<String, String> choices(String none) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", none);
        return choices;
    }

    private String whom(Agreement agreement) {
        return AgreementWords.whom(
                agreement.organisation().flatMap(organisations::find).map(Organisation::name),
                agreement.service().map(services::service).map(Service::name));
    }

    private Map<Long, String> names() {
        return agreements.calendars().stream().collect(Collectors.toMap(KeptCalendar::id, KeptCalendar::name));
    }

    private Agreement find(String id) {
        try {
            return agreements.agreement(Long.parseLong(id.substring(PREFIX.length())));
        } catch (NumberFormatException tooLong) {
            throw new NotFound("agreement " + id);
        }
    }

    static String path(Agreement agreement) {
        return "/agreements/" + PREFIX + agreement.id();
    }

    private boolean mayChange() {
        return viewer().may(Role.LEAD);
    }

    private Viewer viewer() {
        return viewers.current();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
