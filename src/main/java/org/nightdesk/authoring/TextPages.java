package org.nightdesk.authoring;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.authoring.screen.NewScreen;
import org.nightdesk.authoring.screen.TextScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.Draft;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Playbooks are begun, written as text and published here. */
@Controller
@Needs(Role.LEAD)
class TextPages {

    private static final String ONE = PlaybookPages.PATH + "/{id:pb_[0-9]+}";

    private final Playbooks playbooks;
    private final Viewers viewers;
    private final InstantSource clock;

    TextPages(Playbooks playbooks, Viewers viewers, InstantSource clock) {
        this.playbooks = playbooks;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PlaybookPages.PATH + "/new")
    ModelAndView begin() {
        return new Screen("authoring/new", new NewScreen(Form.blank(), Starters.offered()));
    }

    @GetMapping(path = PlaybookPages.PATH + "/words", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Schema.Words> words() {
        return ResponseEntity.ok(Schema.words());
    }

    @PostMapping(PlaybookPages.PATH)
    ModelAndView begin(@RequestParam Map<String, String> typed) {
        try {
            String name = typed.getOrDefault("name", "").strip();
            PlaybookId id = playbooks.begin(
                    name, Starters.called(typed.getOrDefault("from", ""), name), viewers.current(), clock.instant());
            return Screen.goTo(
                    id.path() + (typed.getOrDefault("as", "").equals("text") ? "/text" : "/form"),
                    "Begun " + name + ".",
                    "");
        } catch (Refused refused) {
            return new Screen("authoring/new", new NewScreen(Form.refused(typed, refused), Starters.offered()))
                    .refused();
        }
    }

    @GetMapping(ONE + "/text")
    ModelAndView text(@PathVariable String id) {
        Viewer viewer = viewers.current();
        Draft draft = playbooks.draft(PlaybookId.of(id), viewer);
        String yaml = written(playbooks, draft, viewer);
        return screen(draft, Form.of(Map.of("yaml", yaml)), draft.number(), false);
    }

    /** The draft, or the newest version where nobody has begun to change it. */
    static String written(Playbooks playbooks, Draft draft, Viewer viewer) {
        return draft.exists() || draft.version() == 0
                ? draft.yaml()
                : playbooks.newest(draft.id(), viewer).yaml();
    }

    @PostMapping(ONE + "/text")
    ModelAndView text(@PathVariable String id, @RequestParam Map<String, String> sent) {
        Map<String, String> typed = unix(sent);
        Viewer viewer = viewers.current();
        Draft draft = playbooks.draft(PlaybookId.of(id), viewer);
        int number = number(typed);
        try {
            return switch (typed.getOrDefault("do", "keep")) {
                case "check" -> screen(draft, Form.of(typed), number, true);
                case "publish" -> publish(draft, typed, number, viewer);
                default -> {
                    playbooks.keep(draft.id(), typed.getOrDefault("yaml", ""), number, viewer, clock.instant());
                    yield Screen.goTo(draft.id().path() + "/text", "Kept as a draft.", "");
                }
            };
        } catch (Refused refused) {
            return screen(draft, Form.refused(typed, refused), number, false).refused();
        }
    }

    // Browsers send line breaks as CR LF.
    private static Map<String, String> unix(Map<String, String> sent) {
        Map<String, String> typed = new HashMap<>(sent);
        typed.computeIfPresent("yaml", (name, yaml) -> yaml.replace("\r\n", "\n"));
        return typed;
    }

    static int number(Map<String, String> typed) {
        String number = typed.getOrDefault("number", "");
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    }

    private ModelAndView publish(Draft draft, Map<String, String> typed, int number, Viewer viewer) {
        PlaybookVersion version = playbooks.publish(
                draft.id(),
                typed.getOrDefault("yaml", ""),
                typed.getOrDefault("note", ""),
                number,
                viewer,
                clock.instant());
        return Screen.goTo(draft.id().path(), "Published " + version.title() + ".", "");
    }

    private static Screen screen(Draft draft, Form form, int number, boolean asked) {
        List<TextScreen.Wrong> wrongs = Wrongs.of(form.value("yaml"));
        return new Screen(
                "authoring/text",
                new TextScreen(
                        draft.id().path(),
                        draft.name(),
                        form,
                        number,
                        draft.version(),
                        draft.exists(),
                        asked && wrongs.stream().allMatch(TextScreen.Wrong::warning),
                        wrongs));
    }

    @PostMapping(ONE + "/draft/removal")
    ModelAndView discard(@PathVariable String id) {
        PlaybookId playbook = PlaybookId.of(id);
        playbooks.discard(playbook, viewers.current(), clock.instant());
        return Screen.goTo(playbook.path(), "The draft is gone.", "");
    }

    @PostMapping(ONE + "/retirement")
    ModelAndView retire(@PathVariable String id) {
        PlaybookId playbook = PlaybookId.of(id);
        playbooks.retire(playbook, viewers.current(), clock.instant());
        return Screen.goTo(
                playbook.path(), "Retired: nobody begins with it any more.", playbook.path() + "/restoration");
    }

    @PostMapping(ONE + "/restoration")
    ModelAndView restore(@PathVariable String id) {
        PlaybookId playbook = PlaybookId.of(id);
        playbooks.restore(playbook, viewers.current(), clock.instant());
        return Screen.goTo(playbook.path(), "In use again.", "");
    }
}
