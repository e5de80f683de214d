package org.nightdesk.template;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nightdesk.desk.NoteAdded;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Texts to answer with. Everybody who works here uses them; leads write them. */
@Component("replyTemplates")
public class Templates {

    private final TemplateStore store;
    private final Filling filling;
    private final Teams teams;
    private final Timeline timeline;

    Templates(TemplateStore store, Filling filling, Teams teams, Timeline timeline) {
        this.store = store;
        this.filling = filling;
        this.teams = teams;
        this.timeline = timeline;
    }

    /** Everybody's and those of the viewer's teams, by name. */
    public List<Template> of(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.visible(viewer);
    }

    /** Refused, naming the field {@code template}, when there is none of that name for this viewer. */
    public Template named(String name, Viewer viewer) {
        return store.named(name.strip(), viewer)
                .orElseThrow(() -> Refused.invalid("template", "There is no template called \"" + name + "\"."));
    }

    /**
     * What is proposed while a ticket waits for this: in that language or, when there is none, in English; the text of the ticket's own team before
     * everybody's. {@code language} is a BCP 47 tag, empty when it is not known.
     */
    public Optional<Template> holding(Waiting on, Optional<TeamId> team, String language, Viewer viewer) {
        List<Template> fit = store.holding(on, viewer).stream()
                .filter(one -> one.team().isEmpty() || one.team().equals(team))
                .toList();
        String spoken = Locale.forLanguageTag(language).getLanguage();
        return Stream.of(spoken, "en")
                .flatMap(tongue -> fit.stream().filter(one -> one.language().equals(tongue)))
                .findFirst();
    }

    /** The template's text for this ticket, as this viewer would send it. */
    public Filled fill(Template template, Ticket ticket, Viewer by, Instant now) {
        return filling.fill(template.body(), Locale.of(template.language()), ticket, by, now);
    }

    /** Any text with variables in it, for this ticket; times in English. */
    public Filled fill(String text, Ticket ticket, Viewer by, Instant now) {
        return filling.fill(text, Locale.ENGLISH, ticket, by, now);
    }

    Template template(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id, viewer).orElseThrow(() -> new NotFound("template " + id));
    }

    /** Refused when its name is taken or a variable is not known. */
    @Transactional
    Template create(TemplateDraft wanted, Viewer by, Instant now) {
        TemplateDraft draft = allowed(wanted, by);
        Template created = store.insert(draft, now).orElseThrow(taken(draft));
        record(created, "created", by, now);
        return created;
    }

    @Transactional
    Template change(long id, TemplateDraft wanted, Viewer by, Instant now) {
        template(id, by);
        TemplateDraft draft = allowed(wanted, by);
        Template changed = store.update(id, draft).orElseThrow(taken(draft));
        record(changed, "changed", by, now);
        return changed;
    }

    @Transactional
    void remove(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Template template = template(id, by);
        store.delete(id);
        record(template, "removed", by, now);
    }

    /** What would reach the customer with a hole in it is refused, whoever sends it: the writer fills the hole or takes the words out. */
    @EventListener
    void on(NoteAdded note) {
        List<String> holes = Variable.WRITTEN
                .matcher(note.body())
                .results()
                .filter(found -> Variable.of(found.group(1)).isPresent())
                .map(java.util.regex.MatchResult::group)
                .distinct()
                .toList();
        if (note.isPublic() && !holes.isEmpty()) {
            throw Refused.invalid(
                    "body",
                    "This still has to be filled in: " + String.join(", ", holes)
                            + ". The ticket does not know it; write it yourself or take it out.");
        }
    }

    private TemplateDraft allowed(TemplateDraft wanted, Viewer by) {
        by.needs(Role.LEAD);
        wanted.team().filter(team -> !teams.names().containsKey(team)).ifPresent(team -> {
            throw Refused.invalid("team", "There is no such team.");
        });
        return wanted.checked();
    }

    private static Supplier<Refused> taken(TemplateDraft draft) {
        return () -> Refused.invalid("name", "There is a template called " + draft.name() + ". Use another name.");
    }

    private void record(Template template, String verb, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                template.subject(), now, by.actor(), verb, template.name(), Map.of("language", template.language())));
    }
}
