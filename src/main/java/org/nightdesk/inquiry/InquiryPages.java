package org.nightdesk.inquiry;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.inquiry.screen.InquiriesScreen;
import org.nightdesk.inquiry.screen.InquiriesScreen.Found;
import org.nightdesk.inquiry.screen.InquiriesScreen.Line;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.report.ReportFiles.Choice;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where reports are asked for. */
@Controller
class InquiryPages {

    private final Inquiries inquiries;
    private final ReportFiles reports;
    private final Viewers viewers;
    private final InstantSource clock;

    InquiryPages(Inquiries inquiries, ReportFiles reports, Viewers viewers, InstantSource clock) {
        this.inquiries = inquiries;
        this.reports = reports;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(Inquiries.PATH)
    @Needs(Role.REQUESTER)
    ModelAndView list() {
        return screen(Form.blank(), List.of(), 0, Form.blank());
    }

    /** What may answer it is shown first; asked again with {@code none}, it is kept. */
    @PostMapping(Inquiries.PATH)
    @Needs(Role.REQUESTER)
    ModelAndView ask(@RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        if (!inquiries.mayAsk(viewer)) {
            throw new NotFound("inquiries for " + viewer.actor().name());
        }
        List<Choice> found = inquiries.found(typed.getOrDefault("question", ""), viewer);
        if (!found.isEmpty() && !typed.containsKey("none")) {
            return screen(Form.of(typed), found, 0, Form.blank());
        }
        try {
            inquiries.ask(
                    typed.getOrDefault("question", ""),
                    typed.getOrDefault("decision", ""),
                    day(typed.getOrDefault("wantedBy", "")),
                    viewers.person(),
                    viewer,
                    clock.instant());
            return Screen.goTo(Inquiries.PATH, "Asked. You get a mail when it is answered.", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), found, 0, Form.blank()).refused();
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException wrong) {
            throw Refused.invalid("wantedBy", "Write a day as year-month-day: 2026-11-21.");
        }
    }

    @PostMapping(Inquiries.PATH + "/{id:[0-9]+}/answer")
    @Needs(Role.LEAD)
    ModelAndView answer(@PathVariable long id, @RequestParam Map<String, String> typed) {
        String report = typed.getOrDefault("report", "");
        String word = typed.getOrDefault("answer", "");
        try {
            if (report.matches("\\d{1,15}")) {
                inquiries.answer(id, Long.parseLong(report), word, viewers.current(), clock.instant());
            } else {
                inquiries.decline(id, word, viewers.current(), clock.instant());
            }
            return Screen.goTo(Inquiries.PATH, "Answered.", "");
        } catch (Refused refused) {
            return screen(Form.blank(), List.of(), id, Form.refused(typed, refused))
                    .refused();
        }
    }

    private Screen screen(Form form, List<Choice> found, long refused, Form answer) {
        Viewer viewer = viewers.current();
        List<Choice> known = reports.of(viewer);
        Map<Long, String> names = known.stream().collect(Collectors.toMap(Choice::id, Choice::name));
        Map<String, String> choices = new LinkedHashMap<>();
        if (viewer.may(Role.LEAD)) {
            choices.put("", "No report: the words below");
            known.forEach(one -> choices.put(Long.toString(one.id()), one.name()));
        }
        return new Screen(
                "inquiry/inquiries",
                new InquiriesScreen(
                        inquiries.all(viewer).stream()
                                .map(one -> line(one, names))
                                .toList(),
                        form,
                        found.stream()
                                .map(one -> new Found(one.path(), one.name(), one.description()))
                                .toList(),
                        choices,
                        refused,
                        answer,
                        viewer.may(Role.RESPONDER) || !known.isEmpty()));
    }

    // Of a report that the viewer may not run nothing is said.
    private static Line line(Inquiry inquiry, Map<Long, String> names) {
        Optional<Long> report = inquiry.report().filter(names::containsKey);
        return new Line(
                inquiry.id(),
                inquiry.askerName(),
                inquiry.askedAt(),
                inquiry.question(),
                inquiry.decision(),
                inquiry.wantedBy().map(LocalDate::toString),
                inquiry.state(),
                inquiry.answer(),
                inquiry.answeredBy(),
                report.map(id -> "/reports/" + id).orElse(""),
                report.map(names::get).orElse(""));
    }
}
