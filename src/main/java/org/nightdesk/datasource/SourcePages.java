package org.nightdesk.datasource;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightdesk.datasource.screen.SourcesScreen;
import org.nightdesk.datasource.screen.SourcesScreen.Line;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Drivers;
import org.nightdesk.dialect.Product;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where administrators keep data sources. */
@Controller
@Needs(Role.ADMINISTRATOR)
class SourcePages {

    private static final String PATH = "/data-sources";
    private static final String NEW = "New data source";

    /** What of the built-in one is as it is. */
    private static final List<String> FIXED = List.of("name", "product", "host", "port", "database", "login");

    private static final Map<String, String> BLANK = blank();

    private final Sources sources;
    private final Sights sights;
    private final Viewers viewers;
    private final InstantSource clock;

    SourcePages(Sources sources, Sights sights, Viewers viewers, InstantSource clock) {
        this.sources = sources;
        this.sights = sights;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return screen(PATH, NEW, Form.of(BLANK));
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        Source source = sources.source(id);
        return screen(PATH + "/" + id, source.name(), Form.of(values(source)));
    }

    @PostMapping(PATH)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return save(PATH, NEW, typed, draft -> sources.create(draft, viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Source source = sources.source(id);
        Map<String, String> whole = new HashMap<>(typed);
        if (source.builtIn()) {
            FIXED.forEach(field -> whole.put(field, values(source).getOrDefault(field, "")));
        }
        return save(
                PATH + "/" + id,
                source.name(),
                whole,
                draft -> sources.change(id, draft, viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/check")
    ModelAndView check(@PathVariable long id) {
        return shown(id, () -> {
            Source source = sources.check(id, viewers.current(), clock.instant());
            if (!source.trouble().isEmpty()) {
                return source.name() + " is not ready yet.";
            }
            return source.name() + (source.enabled() ? ": looked just now." : " is off.");
        });
    }

    @PostMapping(PATH + "/{id:[0-9]+}/enabled")
    ModelAndView enable(@PathVariable long id, @RequestParam Optional<String> on) {
        return shown(id, () -> {
            Source source = sources.enable(id, on.isPresent(), viewers.current(), clock.instant());
            return source.name() + (source.enabled() ? " is on." : " is off.");
        });
    }

    private ModelAndView shown(long id, Supplier<String> verb) {
        try {
            return Screen.goTo(PATH, verb.get(), "");
        } catch (Refused refused) {
            Source source = sources.source(id);
            return screen(PATH + "/" + id, source.name(), Form.refused(values(source), refused))
                    .refused();
        }
    }

    @PostMapping(PATH + "/{id:[0-9]+}/sights")
    ModelAndView open(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Source source = sources.source(id);
        try {
            sights.give(
                    id,
                    typed.getOrDefault("email", ""),
                    typed.getOrDefault("reason", ""),
                    typed.getOrDefault("hours", ""),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo(PATH + "/" + id, "Opened.", "");
        } catch (Refused refused) {
            return screen(PATH + "/" + id, source.name(), Form.of(values(source)), Form.refused(typed, refused))
                    .refused();
        }
    }

    @PostMapping(PATH + "/{id:[0-9]+}/sights/{sight:[0-9]+}/end")
    ModelAndView close(@PathVariable long id, @PathVariable long sight) {
        sights.end(id, sight, viewers.current(), clock.instant());
        return Screen.goTo(PATH + "/" + id, "Closed.", "");
    }

    private ModelAndView save(
            String path, String heading, Map<String, String> typed, Function<SourceDraft, Source> verb) {
        try {
            Source kept = verb.apply(draft(typed));
            return Screen.goTo(PATH, "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(path, heading, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(String at, String heading, Form form) {
        return screen(at, heading, form, Form.of(Map.of("hours", "8")));
    }

    private Screen screen(String at, String heading, Form form, Form sight) {
        List<Line> lines =
                sources.all(viewers.current()).stream().map(SourcePages::line).toList();
        return new Screen(
                "datasource/sources",
                new SourcesScreen(lines, at, heading, form, sights(at), sight, drivers(), own(at)));
    }

    private SourcesScreen.Drivers drivers() {
        List<Drivers.File> files = sources.drivers();
        List<SourcesScreen.Driver> found = files.stream()
                .flatMap(file -> file.product().stream()
                        .map(product ->
                                new SourcesScreen.Driver(product.label(), file.name(), file.version(), file.sha256())))
                .toList();
        List<String> wrong = files.stream()
                .map(Drivers.File::wrong)
                .filter(one -> !one.isEmpty())
                .toList();
        return new SourcesScreen.Drivers(found, wrong, sources.missingDrivers());
    }

    private Optional<SourcesScreen.Own> own(String at) {
        return at.equals(PATH)
                ? Optional.empty()
                : Optional.of(sources.source(Long.parseLong(at.substring(PATH.length() + 1))))
                        .filter(Source::builtIn)
                        .map(source -> new SourcesScreen.Own(
                                source.address().toString(), source.trouble(), sources.statement()));
    }

    private List<SourcesScreen.Sight> sights(String at) {
        if (at.equals(PATH)) {
            return List.of();
        }
        long id = Long.parseLong(at.substring(PATH.length() + 1));
        return sights.of(id, clock.instant()).stream()
                .map(one -> new SourcesScreen.Sight(
                        at + "/sights/" + one.id() + "/end", one.person(), one.reason(), one.by(), one.until()))
                .toList();
    }

    private static Line line(Source source) {
        Account account = source.account();
        return new Line(
                PATH + "/" + source.id(),
                source.name(),
                source.address().toString(),
                source.trouble().isEmpty()
                        ? source.version() + (account.replica() ? ", a replica" : ", not a replica")
                        : "",
                account.canWrite() ? account.spoken() : "",
                source.accepted(),
                source.enabled(),
                source.checkedAt(),
                source.builtIn(),
                source.trouble());
    }

    private static Map<String, String> values(Source source) {
        Address address = source.address();
        Map<String, String> values = allowance(source.allowance());
        values.putAll(Map.of(
                "name", source.name(),
                "host", address.host(),
                "port", Integer.toString(address.port()),
                "database", address.database(),
                "login", address.login()));
        values.put("product", source.product().word());
        values.put("accepted", source.accepted());
        values.put("personal", String.join("\n", source.personal()));
        if (source.insisted()) {
            values.put("insisted", "on");
        }
        return values;
    }

    private static Map<String, String> blank() {
        Map<String, String> values = allowance(Allowance.USUAL);
        values.put("product", Product.POSTGRESQL.word());
        return Map.copyOf(values);
    }

    private static Map<String, String> allowance(Allowance allowance) {
        return new HashMap<>(Map.of(
                "seconds", Integer.toString(allowance.seconds()),
                "rows", Long.toString(allowance.rows()),
                "megabytes", Integer.toString(allowance.megabytes()),
                "each", Integer.toString(allowance.each()),
                "here", Integer.toString(allowance.here())));
    }

    private static SourceDraft draft(Map<String, String> typed) {
        return new SourceDraft(
                Product.of(typed.getOrDefault("product", BLANK.getOrDefault("product", ""))),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("host", ""),
                typed.getOrDefault("port", ""),
                typed.getOrDefault("database", ""),
                typed.getOrDefault("login", ""),
                typed.getOrDefault("password", ""),
                typed.containsKey("insisted"),
                new Allowance(
                        number(typed, "seconds"),
                        number(typed, "rows"),
                        number(typed, "megabytes"),
                        number(typed, "each"),
                        number(typed, "here")),
                SourceDraft.columns(typed.getOrDefault("personal", "")),
                typed.getOrDefault("accepted", ""));
    }

    // Whoever sends none takes what is usual; what is no number is out of every range.
    private static int number(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, BLANK.getOrDefault(field, "")).strip();
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
