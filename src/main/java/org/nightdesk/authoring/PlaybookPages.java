package org.nightdesk.authoring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.authoring.screen.PlaybookScreen;
import org.nightdesk.authoring.screen.PlaybooksScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.Draft;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Screen;
import org.nightdesk.wording.Needed;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The playbooks, and each as a checklist. */
@Controller
@Needs(Role.RESPONDER)
class PlaybookPages {

    static final String PATH = "/playbooks";

    private final Playbooks playbooks;
    private final Viewers viewers;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    PlaybookPages(Playbooks playbooks, Viewers viewers, ObjectProvider<Panel> panels, InstantSource clock) {
        this.playbooks = playbooks;
        this.viewers = viewers;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam Optional<String> q) {
        Viewer viewer = viewers.current();
        String query = q.orElse("").strip();
        List<PlaybookVersion> all = playbooks.all(viewer);
        List<PlaybooksScreen.Line> found = all.stream()
                .map(PlaybookPages::line)
                .filter(line -> has(line, query))
                .toList();
        List<PlaybooksScreen.Line> begun = playbooks.begun(viewer).stream()
                .map(draft -> new PlaybooksScreen.Line(
                        draft.id().path() + "/text", draft.name(), "", "begun by " + draft.by(), false))
                .filter(line -> has(line, query))
                .toList();
        return new Screen(
                "authoring/playbooks", new PlaybooksScreen(query, all.size() > 5, found, begun, viewer.may(Role.LEAD)));
    }

    private static PlaybooksScreen.Line line(PlaybookVersion version) {
        Playbook playbook = version.playbook();
        return new PlaybooksScreen.Line(
                version.id().path(),
                version.name(),
                playbook.purpose(),
                (playbook.service().isEmpty() ? "" : playbook.service() + " · ") + playbook.minutes()
                        + " min · version " + version.number(),
                version.retired());
    }

    private static boolean has(PlaybooksScreen.Line line, String query) {
        String text = (line.name() + " " + line.purpose() + " " + line.beside()).toLowerCase(Locale.ROOT);
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
    }

    @GetMapping(PATH + "/{id:pb_[0-9]+}")
    ModelAndView playbook(@PathVariable String id) {
        Viewer viewer = viewers.current();
        PlaybookVersion newest = playbooks.newest(PlaybookId.of(id), viewer);
        return screen(newest, newest.number(), viewer);
    }

    @GetMapping(PATH + "/{id:pb_[0-9]+}/versions/{number:[0-9]+}")
    ModelAndView version(@PathVariable String id, @PathVariable int number) {
        Viewer viewer = viewers.current();
        PlaybookId playbook = PlaybookId.of(id);
        return screen(
                playbooks.version(playbook, number, viewer),
                playbooks.newest(playbook, viewer).number(),
                viewer);
    }

    private ModelAndView screen(PlaybookVersion version, int newest, Viewer viewer) {
        Playbook playbook = version.playbook();
        boolean mayWrite = viewer.may(Role.LEAD);
        String draft = mayWrite
                ? Optional.of(playbooks.draft(version.id(), viewer))
                        .filter(Draft::exists)
                        .map(Draft::by)
                        .orElse("")
                : "";
        return new Screen(
                "authoring/playbook",
                new PlaybookScreen(
                        version.id().path(),
                        version.name(),
                        playbook.purpose(),
                        version.number(),
                        newest,
                        version.retired(),
                        version.by(),
                        version.at(),
                        version.note(),
                        version.hash(),
                        facts(playbook),
                        playbook.parameters().stream().map(PlaybookPages::asked).toList(),
                        playbook.checks().stream().map(Sentences::check).toList(),
                        Checklist.of(playbook),
                        mayWrite,
                        draft,
                        pieces("playbook.top", version.id(), viewer),
                        pieces("playbook.panel", version.id(), viewer)));
    }

    private List<Panel.Piece> pieces(String slot, PlaybookId id, Viewer viewer) {
        return Panel.in(slot, panels, id.subject(), viewer, clock.instant());
    }

    private static List<String> facts(Playbook playbook) {
        List<String> facts = new ArrayList<>();
        if (!playbook.service().isEmpty()) {
            facts.add("Service " + playbook.service());
        }
        facts.add("Expected: " + playbook.minutes() + " min"
                + (playbook.byHand() > 0 ? ", by hand " + playbook.byHand() + " min" : ""));
        facts.add(playbook.twoRoles() ? "Two roles: one does, one checks" : "One person");
        facts.add("Run by " + playbook.mayRun().word() + " or more");
        facts.add(playbook.reversible() ? "Can be taken back" : "Has a step that cannot be taken back");
        if (playbook.target().isPresent()) {
            facts.add(Sentences.limits(playbook.limits()));
            facts.add(Needed.sentence(playbook));
        }
        facts.removeIf(String::isEmpty);
        return facts;
    }

    private static PlaybookScreen.Asked asked(Parameter parameter) {
        return new PlaybookScreen.Asked(
                parameter.name(),
                parameter.label(),
                Sentences.kind(parameter.kind()),
                parameter.help(),
                parameter.required());
    }
}
