package org.nightdesk.requisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Pair;
import org.nightdesk.configuration.Proposals;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Setting;
import org.nightdesk.configuration.SettingKind;
import org.nightdesk.configuration.Side;
import org.nightdesk.configuration.Value;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.requisition.screen.AskScreen;
import org.nightdesk.requisition.screen.AskScreen.Line;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** A configuration request as the fields of a form: {@code set.tax.rate} is what it should be, {@code was.tax.rate} knows again what was shown. */
@Component
class AskForm {

    static final String SET = "set.";
    static final String WAS = "was.";

    private static final int MOST = 1_000;

    private final Definitions definitions;
    private final Register register;
    private final Proposals proposals;
    private final Installations installations;

    AskForm(Definitions definitions, Register register, Proposals proposals, Installations installations) {
        this.definitions = definitions;
        this.register = register;
        this.proposals = proposals;
        this.installations = installations;
    }

    static RequisitionDraft draft(Map<String, String> typed) {
        return new RequisitionDraft(
                typed.getOrDefault("installation", ""),
                "",
                "",
                "",
                typed.getOrDefault("requester", ""),
                typed.getOrDefault("why", ""),
                keys(typed).stream()
                        .map(key -> new Proposed(
                                key, typed.getOrDefault(SET + key, ""), Optional.ofNullable(typed.get(WAS + key))))
                        .toList());
    }

    // In one order, by which problems name them again.
    private static List<String> keys(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(one -> one.getKey().startsWith(SET) && !one.getValue().isBlank())
                .map(one -> one.getKey().substring(SET.length()))
                .sorted()
                .toList();
    }

    /** What is wrong with the third setting is said beside it. */
    static Form refused(Map<String, String> typed, Refused refused) {
        List<String> keys = keys(typed);
        List<Problem> problems = refused.problems().stream()
                .map(one -> new Problem(field(one.field(), keys), one.reason()))
                .toList();
        return Form.refused(typed, Refused.invalid(problems));
    }

    private static String field(String field, List<String> keys) {
        if (!field.startsWith("settings[")) {
            return field;
        }
        int place = Integer.parseInt(field.substring("settings[".length(), field.indexOf(']')));
        return SET + keys.get(place);
    }

    AskScreen screen(Form form, Optional<Installation> at, Viewer viewer) {
        if (at.isEmpty()) {
            return new AskScreen(form, "", "", "", false, choices(viewer), List.of());
        }
        Installation known = at.get();
        return new AskScreen(
                form,
                known.id().text(),
                known.name(),
                known.environment().name(),
                known.environment().isProtected(),
                Map.of(),
                lines(form, known, viewer));
    }

    private Map<String, String> choices(Viewer viewer) {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Choose an installation"));
        installations
                .matching(InstallationFilter.ALL, MOST, viewer)
                .forEach(one -> choices.put(one.id().text(), one.name()));
        return choices;
    }

    // What is shown now is what is known again: whoever was refused for an old value has seen the new one.
    private List<Line> lines(Form form, Installation at, Viewer viewer) {
        Map<String, Value> current = register.now(at.id(), Side.CURRENT);
        Map<String, String> marks = proposals.marks(at);
        List<Pair> pairs = definitions.pairs(at.service());
        List<Line> lines = new ArrayList<>();
        for (Setting setting : definitions.of(at.service())) {
            Optional<Value> value = Optional.ofNullable(current.get(setting.key()));
            lines.add(new Line(
                    setting.key(),
                    setting.about(),
                    shown(setting, value, viewer),
                    marks.getOrDefault(setting.key(), Proposals.unknown()),
                    setting.range(),
                    options(setting),
                    beside(setting, pairs),
                    form.problem(SET + setting.key())));
        }
        return lines;
    }

    private static String shown(Setting setting, Optional<Value> value, Viewer viewer) {
        if (value.isEmpty()) {
            return "not known";
        }
        if (value.get().text().isEmpty()) {
            return "not set";
        }
        return setting.isSeenBy(viewer)
                ? value.get().text().get() + (setting.unit().isEmpty() ? "" : " " + setting.unit())
                : "hidden";
    }

    private static Map<String, String> options(Setting setting) {
        Map<String, String> options = new LinkedHashMap<>();
        if (setting.kind() == SettingKind.CHOICE || setting.kind() == SettingKind.YES_NO) {
            options.put("", "As it is");
            List<String> values = setting.kind() == SettingKind.CHOICE ? setting.choices() : List.of("yes", "no");
            values.forEach(one -> options.put(one, one));
        }
        return options;
    }

    private static String beside(Setting setting, List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> pair.one().equals(setting.key()) || pair.other().equals(setting.key()))
                .map(pair -> pair.one().equals(setting.key()) ? pair.other() : pair.one())
                .collect(Collectors.joining(", "));
    }
}
