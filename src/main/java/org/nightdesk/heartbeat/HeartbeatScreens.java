package org.nightdesk.heartbeat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.heartbeat.Ping.Kept;
import org.nightdesk.heartbeat.Ping.Kind;
import org.nightdesk.heartbeat.screen.HeartbeatScreen;
import org.nightdesk.heartbeat.screen.HeartbeatScreen.Call;
import org.nightdesk.heartbeat.screen.HeartbeatScreen.Flip;
import org.nightdesk.heartbeat.screen.HeartbeatScreen.Tab;
import org.nightdesk.heartbeat.screen.HeartbeatsScreen;
import org.nightdesk.heartbeat.screen.HeartbeatsScreen.Choice;
import org.nightdesk.heartbeat.screen.HeartbeatsScreen.Row;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Puts together what is shown of heartbeats. */
@Component
class HeartbeatScreens {

    private static final int ON_A_SCREEN = 100;
    private static final int MOST_CALLS = 25;
    private static final int MOST_FLIPS = 10;

    private final HeartbeatStore store;
    private final PingStore pings;
    private final Services services;
    private final Settings settings;

    HeartbeatScreens(HeartbeatStore store, PingStore pings, Services services, Settings settings) {
        this.store = store;
        this.pings = pings;
        this.services = services;
        this.settings = settings;
    }

    HeartbeatsScreen all(String words, String state, int from, Viewer viewer, Instant now) {
        List<Heartbeat> found = store.worst(words, state, now, from, ON_A_SCREEN + 1);
        Map<ServiceId, String> names = new LinkedHashMap<>();
        services.all().forEach(service -> names.put(service.id(), service.name()));
        Map<State, Integer> tally = store.tally();
        return new HeartbeatsScreen(
                sentence(tally),
                words,
                state,
                choices(tally, words, state),
                found.stream()
                        .limit(ON_A_SCREEN)
                        .map(one -> row(one, names.getOrDefault(one.plan().service(), ""), now))
                        .toList(),
                query(words, state, from),
                from == 0 ? "" : HeartbeatPages.PATH + query(words, state, Math.max(0, from - ON_A_SCREEN)),
                found.size() > ON_A_SCREEN ? HeartbeatPages.PATH + query(words, state, from + ON_A_SCREEN) : "",
                viewer.may(Role.AGENT));
    }

    private static String sentence(Map<State, Integer> tally) {
        int down = tally.getOrDefault(State.DOWN, 0);
        int all = tally.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            return "No heartbeat is kept yet.";
        }
        return down == 0
                ? "Every heartbeat is heard."
                : down + " of " + all + (down == 1 ? " is missed." : " are missed.");
    }

    private static List<Choice> choices(Map<State, Integer> tally, String words, String state) {
        List<Choice> choices = new ArrayList<>();
        int all = tally.values().stream().mapToInt(Integer::intValue).sum();
        choices.add(new Choice(HeartbeatPages.PATH + query(words, "", 0), "All", all, state.isEmpty()));
        for (State one : List.of(State.DOWN, State.UP, State.NEW, State.PAUSED)) {
            choices.add(new Choice(
                    HeartbeatPages.PATH + query(words, one.word(), 0),
                    name(one),
                    tally.getOrDefault(one, 0),
                    one.word().equals(state)));
        }
        return choices;
    }

    private static String name(State state) {
        return switch (state) {
            case DOWN -> "Missed";
            case UP -> "Heard";
            case NEW -> "Waiting for the first";
            case PAUSED -> "Paused";
        };
    }

    private static String query(String words, String state, int from) {
        return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&state=" + state + "&from=" + from;
    }

    HeartbeatScreen one(Heartbeat heartbeat, String how, long before, Viewer viewer, Instant now) {
        Service service = services.service(heartbeat.plan().service());
        List<Kept> found = pings.of(heartbeat.id(), before, MOST_CALLS + 1);
        List<Kept> shown = found.stream().limit(MOST_CALLS).toList();
        String path = HeartbeatPages.path(heartbeat);
        boolean write = viewer.may(Role.AGENT);
        Map<String, String> snippets = HeartbeatSnippets.of(url(heartbeat));
        String chosen =
                snippets.containsKey(how) ? how : snippets.keySet().iterator().next();
        return new HeartbeatScreen(
                path,
                row(heartbeat, service.name(), now),
                "/services/" + service.slug(),
                heartbeat.plan().note(),
                means(heartbeat),
                write,
                heartbeat.course().state() == State.PAUSED,
                write
                        ? snippets.keySet().stream()
                                .map(name -> new Tab(name, path + "?how=" + name + "#how", name.equals(chosen)))
                                .toList()
                        : List.of(),
                write ? snippets.getOrDefault(chosen, "") : "",
                shown.stream().map(HeartbeatScreens::call).toList(),
                found.size() > shown.size()
                        ? path + "?before=" + shown.getLast().number() + "#calls"
                        : "",
                pings.flips(heartbeat.id(), Long.MAX_VALUE, MOST_FLIPS).stream()
                        .map(flip -> new Flip(
                                flip.at(),
                                flip.down(),
                                flip.why(),
                                flip.ticket().map(id -> "INC-" + id.value()).orElse("")))
                        .toList());
    }

    /** The secret address. */
    String url(Heartbeat heartbeat) {
        return settings.address() + PingController.ROOT + heartbeat.code();
    }

    private static String means(Heartbeat heartbeat) {
        return "Expected %s. %s later it is missed: an incident of severity %s."
                .formatted(
                        heartbeat.plan().expected().words(),
                        Lengths.words(heartbeat.plan().grace()),
                        heartbeat.plan().severity().word());
    }

    private static Row row(Heartbeat heartbeat, String service, Instant now) {
        Course course = heartbeat.course();
        return new Row(
                HeartbeatPages.path(heartbeat),
                heartbeat.name(),
                service,
                heartbeat.plan().expected().words(),
                state(heartbeat, now),
                tone(heartbeat, now),
                detail(heartbeat, now),
                course.lastAt(),
                course.state() == State.UP ? course.dueAt() : Optional.empty());
    }

    private static String state(Heartbeat heartbeat, Instant now) {
        Course course = heartbeat.course();
        return switch (course.state()) {
            case NEW -> course.startedAt().isPresent() ? "Running for the first time" : "Waiting for the first";
            case DOWN -> "Missed";
            case PAUSED -> "Paused";
            case UP -> course.startedAt().isPresent() ? "Running" : heartbeat.isLate(now) ? "Late" : "Heard";
        };
    }

    private static String tone(Heartbeat heartbeat, Instant now) {
        return switch (heartbeat.course().state()) {
            case DOWN -> "late";
            case NEW, PAUSED -> "dim";
            case UP -> heartbeat.isLate(now) || heartbeat.course().unheardAt().isPresent() ? "soon" : "";
        };
    }

    private static String detail(Heartbeat heartbeat, Instant now) {
        Course course = heartbeat.course();
        if (course.state() == State.DOWN) {
            return course.why();
        }
        if (course.unheardAt().isPresent()) {
            return "It fell due while Nightdesk did not listen";
        }
        if (course.givenUntil().isPresent()) {
            return "Nightdesk did not listen; it has been given time";
        }
        return course.startedAt()
                .map(at -> "begun " + Times.span(Duration.between(at, now)) + " ago")
                .orElse("");
    }

    private static Call call(Kept kept) {
        Ping ping = kept.ping();
        return new Call(
                kept.at(),
                word(ping),
                ping.kind() == Kind.FAIL ? "late" : "",
                kept.took().map(HeartbeatScreens::took).orElse(""),
                kept.note(),
                ping.method() + " from " + ping.sender(),
                ping.body(),
                ping.bytes() > ping.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private static String took(Duration length) {
        return length.compareTo(Duration.ofMinutes(1)) < 0 ? length.toSeconds() + " s" : Times.span(length);
    }

    private static String word(Ping ping) {
        return switch (ping.kind()) {
            case SUCCESS -> "Worked";
            case START -> "Began";
            case LOG -> "Said";
            case FAIL -> ping.exit().map(code -> "Exit code " + code).orElse("Failed");
        };
    }
}
