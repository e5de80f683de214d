package org.nightdesk.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.configuration.ValueStore.InInstallation;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Installations of one service beside each other, by what is different. */
@Component
public class SideBySide {

    /** As many as can be read beside each other. */
    public static final int MOST = 6;

    private static final String UNKNOWN = "not known";

    private final ValueStore store;
    private final Definitions definitions;

    SideBySide(ValueStore store, Definitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    /** One setting that is not everywhere the same; {@code values} in the order of the installations, as the viewer may see them. */
    public record Row(String key, String about, List<String> values) {}

    /** {@code same}: how many settings are the same everywhere. */
    public record Compared(List<Row> rows, int same) {}

    /** Refused for fewer than two, more than six, or two services. For who works here. */
    public Compared compare(List<Installation> installations, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        if (installations.size() < 2 || installations.size() > MOST) {
            throw Refused.invalid("with", "Choose two to six installations.");
        }
        if (installations.stream().map(Installation::service).distinct().count() > 1) {
            throw Refused.invalid("with", "Choose installations of one service: others have other settings.");
        }
        Map<String, Setting> settings = definitions.of(installations.getFirst().service()).stream()
                .collect(Collectors.toMap(Setting::key, Function.identity()));
        Map<String, Map<InstallationId, Kept>> all = new LinkedHashMap<>();
        for (InInstallation one :
                store.current(installations.stream().map(Installation::id).toList())) {
            all.computeIfAbsent(one.kept().key(), key -> new LinkedHashMap<>()).put(one.installation(), one.kept());
        }
        List<Row> rows = new ArrayList<>();
        all.forEach((key, values) -> {
            if (isDifferent(values, installations.size())) {
                Setting setting = settings.get(key);
                boolean open = setting != null && setting.isSeenBy(viewer) && !setting.sensitive();
                rows.add(new Row(
                        key,
                        setting == null ? "" : setting.about(),
                        installations.stream()
                                .map(at -> shown(Optional.ofNullable(values.get(at.id())), open))
                                .toList()));
            }
        });
        return new Compared(List.copyOf(rows), all.size() - rows.size());
    }

    private static boolean isDifferent(Map<InstallationId, Kept> values, int everywhere) {
        return values.size() < everywhere
                || values.values().stream().map(Kept::print).distinct().count() > 1;
    }

    private static String shown(Optional<Kept> kept, boolean open) {
        if (kept.isEmpty()) {
            return UNKNOWN;
        }
        if (!kept.get().isSet()) {
            return Drifts.NOT_SET;
        }
        return open
                ? kept.get().text()
                : Drifts.HIDDEN + " " + kept.get().print().substring(1, 5);
    }
}
