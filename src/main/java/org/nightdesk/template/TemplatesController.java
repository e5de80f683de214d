package org.nightdesk.template;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/templates}: texts to answer with. */
@RestController
@RequestMapping("/api/v1/templates")
@Needs(Role.RESPONDER)
class TemplatesController {

    /** {@code language} is en unless said; without a team it is everybody's; {@code holding}: proposed while a ticket waits for that. */
    record TemplateBody(
            String name, String body, Optional<String> language, Optional<String> team, Optional<String> holding) {

        TemplateDraft draft() {
            return new TemplateDraft(
                    team.map(id -> TeamId.parse(id)
                            .orElseThrow(() -> Refused.invalid("team", "There is no team with the id " + id + "."))),
                    name,
                    language.orElse("en"),
                    holding.map(word -> Waiting.of("holding", word)),
                    body);
        }
    }

    record ReplyTemplateView(
            String id, String name, String language, Optional<String> team, Optional<String> holding, String body) {

        static ReplyTemplateView of(Template template) {
            return new ReplyTemplateView(
                    template.text(),
                    template.name(),
                    template.language(),
                    template.team().map(TeamId::text),
                    template.holding().map(Waiting::word),
                    template.body());
        }
    }

    /** {@code missing} are the variables the ticket has no value for; they stand in the text as written. */
    record FilledView(String text, List<String> missing) {}

    private final Templates templates;
    private final Tickets tickets;
    private final InstantSource clock;

    TemplatesController(Templates templates, Tickets tickets, InstantSource clock) {
        this.templates = templates;
        this.tickets = tickets;
        this.clock = clock;
    }

    @GetMapping
    Listed<ReplyTemplateView> list(Window window, Viewer viewer) {
        return window.cut(templates.of(viewer), Template::id, ReplyTemplateView::of);
    }

    @GetMapping("/{id}")
    ReplyTemplateView show(@PathVariable String id, Viewer viewer) {
        return ReplyTemplateView.of(templates.template(Template.id(id), viewer));
    }

    @GetMapping("/{id}/text")
    @Summary("The template filled in for a ticket, and what is still missing.")
    FilledView fill(@PathVariable String id, @RequestParam String ticket, Viewer viewer) {
        Filled filled = templates.fill(
                templates.template(Template.id(id), viewer),
                tickets.ticket(
                        TicketNumber.parse(ticket)
                                .orElseThrow(() -> Refused.invalid("ticket", "A ticket looks like INC-1042.")),
                        viewer),
                viewer,
                clock.instant());
        return new FilledView(filled.text(), filled.missing());
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<ReplyTemplateView> create(Viewer viewer, @RequestBody TemplateBody body) {
        ReplyTemplateView made = ReplyTemplateView.of(templates.create(body.draft(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/templates/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ReplyTemplateView change(@PathVariable String id, Viewer viewer, @RequestBody TemplateBody body) {
        return ReplyTemplateView.of(templates.change(Template.id(id), body.draft(), viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        templates.remove(Template.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
