package org.nightdesk.configuration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.configuration.screen.BriefScreen;
import org.nightdesk.configuration.screen.RegisterScreen;
import org.nightdesk.configuration.screen.RegisterScreen.Line;
import org.nightdesk.configuration.screen.RegisterScreen.Past;
import org.nightdesk.configuration.screen.RegisterScreen.Read;
import org.nightdesk.configuration.screen.SettingScreen;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the screens of an installation's settings show; values as the viewer may see them. */
@Component
class RegisterScreens {

    private static final int EARLIER = 4;
    private static final int MOST_HISTORY = 100;
    private static final int MOST_BRIEF = 5;

    private final ValueStore values;
    private final Definitions definitions;
    private final Drifts drifts;
    private final SettingSources sources;
    private final Sealing sealing;
    private final ObjectProvider<Panel> panels;

    RegisterScreens(
            ValueStore values,
            Definitions definitions,
            Drifts drifts,
            SettingSources sources,
            Sealing sealing,
            ObjectProvider<Panel> panels) {
        this.values = values;
        this.definitions = definitions;
        this.drifts = drifts;
        this.sources = sources;
        this.sealing = sealing;
        this.panels = panels;
    }

    /** What was asked of the list. */
    record Asked(String words, boolean onlyDrift, String at, Optional<Instant> then, String problem) {}

    RegisterScreen register(Installation at, Asked asked, Viewer viewer, Instant now) {
        Map<String, Drift> drifting = asked.then().isPresent()
                ? Map.of()
                : drifts.of(at.id(), viewer, now).stream().collect(Collectors.toMap(Drift::key, Function.identity()));
        List<Kept> kept = asked.then().map(then -> values.asOf(at.id(), then)).orElseGet(() -> values.now(at.id()));
        Map<Long, List<Kept>> earlier = asked.then().isPresent()
                ? Map.of()
                : values.earlier(at.id(), EARLIER).stream().collect(Collectors.groupingBy(Kept::setting));
        String path = path(at.id());
        List<Line> lines = new ArrayList<>();
        for (Setting setting : definitions.of(at.service())) {
            Optional<Drift> drift = Optional.ofNullable(drifting.get(setting.key()));
            if (isWanted(setting, drift, asked)) {
                lines.add(line(path, setting, kept, drift, earlier.getOrDefault(setting.id(), List.of()), viewer));
            }
        }
        return new RegisterScreen(
                at.name(),
                path,
                at.environment().name(),
                at.environment().isProtected(),
                summary(drifting.values()),
                asked.words(),
                asked.onlyDrift(),
                asked.at(),
                asked.problem(),
                asked.then(),
                lines,
                reads(at),
                "/configuration/comparison?service=" + at.service().text() + "&with="
                        + at.id().text(),
                viewer.may(Role.AGENT),
                viewer.may(Role.LEAD));
    }

    private static boolean isWanted(Setting setting, Optional<Drift> drift, Asked asked) {
        String words = asked.words().toLowerCase(Locale.ROOT);
        boolean named = setting.key().toLowerCase(Locale.ROOT).contains(words)
                || setting.about().toLowerCase(Locale.ROOT).contains(words);
        return named && (!asked.onlyDrift() || drift.isPresent());
    }

    private Line line(
            String path, Setting setting, List<Kept> kept, Optional<Drift> drift, List<Kept> earlier, Viewer viewer) {
        Optional<Kept> current = one(kept, setting, Side.CURRENT);
        Optional<Kept> expected = one(kept, setting, Side.EXPECTED);
        boolean same = current.map(Kept::print).equals(expected.map(Kept::print));
        return new Line(
                path + "/" + setting.key(),
                setting.key(),
                setting.about(),
                shown(setting, current, viewer),
                same || expected.isEmpty() ? "" : shown(setting, expected, viewer),
                drift.map(Drift::kind).orElse(""),
                tone(drift),
                drift.map(Drift::kindSince),
                current.map(Kept::since),
                current.map(RegisterScreens::who).orElse(""),
                earlier.stream()
                        .map(one -> new Past(shown(setting, Optional.of(one), viewer), one.since(), who(one)))
                        .toList());
    }

    private static Optional<Kept> one(List<Kept> kept, Setting setting, Side side) {
        return kept.stream()
                .filter(one -> one.setting() == setting.id() && one.side() == side)
                .findFirst();
    }

    private String shown(Setting setting, Optional<Kept> kept, Viewer viewer) {
        if (kept.isEmpty()) {
            return "";
        }
        if (!kept.get().isSet()) {
            return Drifts.NOT_SET;
        }
        if (!setting.isSeenBy(viewer)) {
            return Drifts.HIDDEN;
        }
        return sealing.text(kept.get()).orElse("") + (setting.unit().isEmpty() ? "" : " " + setting.unit());
    }

    private static String who(Kept kept) {
        return kept.by().isEmpty() ? kept.because() : kept.by() + ", " + kept.because();
    }

    private static String tone(Optional<Drift> drift) {
        return drift.map(one -> one.isUnexplained() ? "late" : "dim").orElse("");
    }

    private static String summary(Collection<Drift> drifting) {
        long unexplained = drifting.stream().filter(Drift::isUnexplained).count();
        long explained = drifting.size() - unexplained;
        if (drifting.isEmpty()) {
            return "Everything is as it should be, as far as anybody said.";
        }
        return (unexplained == 0 ? "Nothing is unexplained" : unexplained + " unexplained")
                + (explained == 0 ? "." : ", " + explained + " explained.");
    }

    private List<Read> reads(Installation at) {
        return sources.fared(at.id()).stream()
                .map(one ->
                        new Read(one.source().said(), one.readAt(), one.problem(), String.join(", ", one.unknown())))
                .toList();
    }

    /** On the installation's page. */
    Optional<BriefScreen> brief(Installation at, Viewer viewer, Instant now) {
        List<Setting> settings = definitions.of(at.service());
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        List<Drift> all = drifts.of(at.id(), viewer, now);
        List<BriefScreen.Line> lines = all.stream()
                .filter(Drift::isUnexplained)
                .limit(MOST_BRIEF)
                .map(one -> new BriefScreen.Line(
                        path(at.id()) + "/" + one.key(), one.key(), one.current(), one.expected(), one.kindSince()))
                .toList();
        return Optional.of(new BriefScreen(path(at.id()), settings.size() + " settings. " + summary(all), lines));
    }

    SettingScreen setting(Installation at, Setting setting, Form form, Form explain, Viewer viewer, Instant now) {
        List<Kept> history = values.history(at.id(), setting.id(), MOST_HISTORY);
        List<Kept> holding =
                history.stream().filter(one -> one.until().isEmpty()).toList();
        Optional<Drift> drift = drifts.of(at.id(), viewer, now).stream()
                .filter(one -> one.key().equals(setting.key()))
                .findFirst();
        String path = path(at.id());
        return new SettingScreen(
                at.name(),
                path,
                path + "/" + setting.key(),
                setting.key(),
                setting.about(),
                setting.range(),
                shown(setting, one(holding, setting, Side.CURRENT), viewer),
                shown(setting, one(holding, setting, Side.EXPECTED), viewer),
                drift.map(Drift::kind).orElse(""),
                tone(drift),
                drift.map(Drift::reason).orElse(""),
                drift.map(Drift::kindSince),
                history.stream()
                        .map(one -> new SettingScreen.Past(
                                one.side() == Side.CURRENT ? "is" : "should be",
                                shown(setting, Optional.of(one), viewer),
                                one.since(),
                                one.until(),
                                one.by(),
                                one.because()))
                        .toList(),
                form,
                explain,
                viewer.may(Role.LEAD),
                Panel.in(
                        "setting.panel",
                        panels,
                        new Subject("setting", at.id().text() + "/" + setting.key()),
                        viewer,
                        now));
    }

    static String path(InstallationId id) {
        return id.path() + "/configuration";
    }
}
