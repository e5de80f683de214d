package org.nightdesk.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.course.Choice;
import org.nightdesk.evidence.Upload;
import org.nightdesk.execution.screen.RunsScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Every run, and each as it goes. */
@Controller("playbookRunPages")
class RunPages {

    static final String PATH = "/playbooks/runs";
    private static final String ONE = PATH + "/{id}";

    private final Executions executions;
    private final Commands commands;
    private final Plans plans;
    private final Runs runs;
    private final Evidence evidence;
    private final Stoppers stoppers;
    private final Playbooks playbooks;
    private final Viewers viewers;
    private final InstantSource clock;

    RunPages(
            Executions executions,
            Commands commands,
            Plans plans,
            Runs runs,
            Evidence evidence,
            Stoppers stoppers,
            Playbooks playbooks,
            Viewers viewers,
            InstantSource clock) {
        this.executions = executions;
        this.commands = commands;
        this.plans = plans;
        this.runs = runs;
        this.evidence = evidence;
        this.stoppers = stoppers;
        this.playbooks = playbooks;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem playbookRunsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 30, "Runs", PATH, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return list(Form.blank());
    }

    private Screen list(Form form) {
        Viewer viewer = viewers.current();
        return new Screen(
                "execution/runs",
                new RunsScreen(
                        executions.newest(RunsScreen.MOST, viewer).stream()
                                .map(RunScreens::line)
                                .toList(),
                        plans.open(RunsScreen.MOST, viewer, clock.instant()).stream()
                                .map(RunScreens::line)
                                .toList(),
                        runs.stopped(),
                        viewer.may(Role.LEAD),
                        form));
    }

    @PostMapping("/playbooks/stops")
    ModelAndView stopAll(@RequestParam Map<String, String> typed) {
        try {
            stoppers.stop("", "all playbooks", typed.getOrDefault("word", ""), viewers.current(), clock.instant());
            return Screen.goTo(PATH, "All runs are stopped.", "");
        } catch (Refused refused) {
            return list(Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/playbooks/{id}/stop")
    ModelAndView stopOne(@PathVariable String id, @RequestParam Map<String, String> typed) {
        PlaybookVersion playbook = playbooks.newest(PlaybookId.of(id), viewers.current());
        String path = playbook.id().path();
        try {
            stoppers.stop(
                    playbook.id().text(),
                    playbook.name(),
                    typed.getOrDefault("word", ""),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo(path, "Stopped. A lead allows it again.", "");
        } catch (Refused refused) {
            return Screen.goTo(path, String.valueOf(refused.getMessage()), "");
        }
    }

    @PostMapping("/playbooks/stops/removal")
    ModelAndView release(@RequestParam(defaultValue = "") String playbook) {
        stoppers.release(playbook, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Runs are allowed again.", "");
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable String id) {
        return screen(id(id), Form.blank());
    }

    private Screen screen(ExecutionId id, Form form) {
        Viewer viewer = viewers.current();
        return new Screen(
                "execution/run", runs.of(executions.execution(id, viewer)).show(form, evidence.publicKey(), viewer));
    }

    @PostMapping(ONE + "/stop")
    ModelAndView stop(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(id, typed, "It stops.", (viewer, now) -> executions.order(id(id), Choice.STOP, "", viewer, now));
    }

    @PostMapping(ONE + "/rollback")
    ModelAndView rollBack(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "It is taken back.",
                (viewer, now) ->
                        executions.order(id(id), Choice.ROLL_BACK, typed.getOrDefault("why", ""), viewer, now));
    }

    @PostMapping(ONE + "/attempts/{attempt:[0-9]+}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable long attempt,
            @RequestParam Map<String, String> typed,
            @RequestParam Map<String, MultipartFile> files) {
        String word = typed.getOrDefault("word-" + attempt, "");
        return done(id, named(typed, attempt), "Kept.", (viewer, now) -> {
            if (typed.containsKey("choice")) {
                executions.decide(id(id), attempt, Choice.of(typed.get("choice")), viewer, now);
            } else {
                executions.answer(
                        id(id),
                        attempt,
                        typed.getOrDefault("answer", ""),
                        word,
                        upload(files.get("file-" + attempt)),
                        viewer,
                        now);
            }
        });
    }

    @PostMapping(ONE + "/attempts/{attempt:[0-9]+}/interruption")
    ModelAndView interrupt(
            @PathVariable String id, @PathVariable long attempt, @RequestParam Map<String, String> typed) {
        return done(id, typed, "It is ended there.", (viewer, now) -> commands.interrupt(id(id), attempt, viewer, now));
    }

    // A field in which nothing was chosen comes as a file without a name.
    private static Optional<Upload> upload(@Nullable MultipartFile file) {
        if (file == null
                || Objects.requireNonNullElse(file.getOriginalFilename(), "").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Upload(Objects.requireNonNull(file.getOriginalFilename()), file.getBytes()));
        } catch (IOException lost) {
            throw Refused.invalid("file", "The file did not arrive whole. Choose it again.");
        }
    }

    private static Map<String, String> named(Map<String, String> typed, long attempt) {
        Map<String, String> named = new HashMap<>(typed);
        named.put("attempt", Long.toString(attempt));
        return named;
    }

    @PostMapping(ONE + "/settlement")
    ModelAndView settle(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "Settled.",
                (viewer, now) -> executions.settle(id(id), typed.getOrDefault("word", ""), viewer, now));
    }

    @PostMapping(ONE + "/review")
    ModelAndView review(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "Kept.",
                (viewer, now) -> executions.review(id(id), typed.getOrDefault("word", ""), viewer, now));
    }

    @GetMapping(ONE + "/evidence.json")
    void evidence(@PathVariable String id, HttpServletResponse response) throws IOException {
        byte[] bytes = evidence.of(id(id), viewers.current()).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(id + ".json").build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(bytes);
    }

    private interface Verb {
        void by(Viewer viewer, Instant now);
    }

    private ModelAndView done(String id, Map<String, String> typed, String said, Verb verb) {
        try {
            verb.by(viewers.current(), clock.instant());
            return Screen.goTo(id(id).path(), said, "");
        } catch (Refused refused) {
            return screen(id(id), refused(typed, refused)).refused();
        }
    }

    // Several may be asked at once: each has a field of its own.
    private static Form refused(Map<String, String> typed, Refused refused) {
        String attempt = typed.get("attempt");
        List<Refused.Problem> problems = refused.problems();
        if (attempt == null) {
            return new Form(typed, problems);
        }
        Stream<Refused.Problem> own = problems.stream()
                .map(one -> Set.of("word", "file").contains(one.field())
                        ? new Refused.Problem(one.field() + "-" + attempt, one.reason())
                        : one);
        return new Form(typed, own.toList());
    }

    static ExecutionId id(String text) {
        return ExecutionId.parse(text).orElseThrow(() -> new NotFound("run " + text));
    }
}
