package org.nightdesk.inquiry;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/inquiries}: reports that somebody asks for. */
@RestController
@RequestMapping("/api/v1/inquiries")
@Needs(Role.RESPONDER)
class InquiriesController {

    /** {@code decision}: what will be decided with the answer; {@code asker}: who is told, for tokens only. */
    record InquiryBody(String question, String decision, Optional<LocalDate> wantedBy, Optional<String> asker) {}

    /** Without a report the words are the answer. */
    record AnswerBody(Optional<String> report, Optional<String> answer) {}

    /** {@code state}: open, answered or declined. */
    record InquiryView(
            String id,
            String asker,
            String question,
            String decision,
            Optional<LocalDate> wantedBy,
            Instant askedAt,
            String state,
            Optional<String> report,
            String answer,
            String answeredBy) {

        static InquiryView of(Inquiry inquiry) {
            return new InquiryView(
                    inquiry.text(),
                    inquiry.asker().text(),
                    inquiry.question(),
                    inquiry.decision(),
                    inquiry.wantedBy(),
                    inquiry.askedAt(),
                    inquiry.state(),
                    inquiry.report().map(id -> "rep_" + id),
                    inquiry.answer(),
                    inquiry.answeredBy());
        }
    }

    private final Inquiries inquiries;
    private final People people;
    private final InstantSource clock;

    InquiriesController(Inquiries inquiries, People people, InstantSource clock) {
        this.inquiries = inquiries;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    Listed<InquiryView> list(Window window, Viewer viewer) {
        return window.cut(inquiries.all(viewer), Inquiry::id, InquiryView::of);
    }

    @PostMapping
    ResponseEntity<InquiryView> ask(Viewer viewer, @RequestBody InquiryBody body) {
        InquiryView asked = InquiryView.of(inquiries.ask(
                body.question(), body.decision(), body.wantedBy(), asker(body, viewer), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/inquiries/" + asked.id()))
                .body(asked);
    }

    private Person asker(InquiryBody body, Viewer viewer) {
        Optional<PersonId> who = viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : body.asker().flatMap(PersonId::parse);
        return who.flatMap(people::find)
                .filter(person -> person.active() && person.role().atLeast(Role.RESPONDER))
                .orElseThrow(() -> Refused.invalid("asker", "Name somebody who works here: they are told the answer."));
    }

    @GetMapping("/{id}")
    InquiryView show(@PathVariable String id, Viewer viewer) {
        return InquiryView.of(inquiries.inquiry(Inquiry.id(id), viewer));
    }

    @PostMapping("/{id}/answer")
    @Needs(Role.LEAD)
    @Summary("Answers by a report, or in words alone. The asker is told.")
    InquiryView answer(@PathVariable String id, Viewer viewer, @RequestBody AnswerBody body) {
        String word = body.answer().orElse("");
        Inquiry ended = body.report()
                .map(report -> inquiries.answer(Inquiry.id(id), report(report), word, viewer, clock.instant()))
                .orElseGet(() -> inquiries.decline(Inquiry.id(id), word, viewer, clock.instant()));
        return InquiryView.of(ended);
    }

    private static long report(String id) {
        if (!id.matches("rep_[1-9][0-9]{0,17}")) {
            throw Refused.invalid("report", "There is no report with the id " + id + ".");
        }
        return Long.parseLong(id.substring(4));
    }
}
