package org.nightdesk.configuration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.installation.Installation;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Says what is wrong with what somebody wants to be set, before anything is. */
@Component
public class Proposals {

    private static final int MARK = 12;

    private final ValueStore values;
    private final Definitions definitions;
    private final Sealing sealing;

    Proposals(ValueStore values, Definitions definitions, Sealing sealing) {
        this.values = values;
        this.definitions = definitions;
        this.sealing = sealing;
    }

    /**
     * Everything at once: a key that there is not, a value out of range, one that is another by now than was shown, and a setting without the one that changes with it. Fields
     * are {@code settings[0].value} and so on.
     */
    public List<Problem> problems(Installation at, List<Proposed> wanted, Viewer viewer) {
        Map<String, Setting> known =
                definitions.of(at.service()).stream().collect(Collectors.toMap(Setting::key, Function.identity()));
        Map<String, Kept> current = values.now(at.id()).stream()
                .filter(one -> one.side() == Side.CURRENT)
                .collect(Collectors.toMap(Kept::key, Function.identity()));
        List<Pair> pairs = definitions.pairs(at.service());
        List<String> keys = wanted.stream().map(Proposed::key).toList();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String field = "settings[" + i + "].";
            Proposed one = wanted.get(i);
            Optional<Setting> setting = Optional.ofNullable(known.get(one.key()));
            if (setting.isEmpty()) {
                problems.add(new Problem(field + "key", "There is no setting " + one.key() + " of this service."));
                continue;
            }
            setting.get().problemWith(one.value()).ifPresent(said -> problems.add(new Problem(field + "value", said)));
            stale(setting.get(), one, Optional.ofNullable(current.get(one.key())), viewer)
                    .ifPresent(said -> problems.add(new Problem(field + "value", said)));
            missing(one.key(), keys, pairs).forEach(said -> problems.add(new Problem(field + "key", said)));
        }
        return problems;
    }

    private Optional<String> stale(Setting setting, Proposed wanted, Optional<Kept> current, Viewer viewer) {
        if (wanted.was().isEmpty()) {
            return Optional.empty();
        }
        String was = wanted.was().get();
        String now = current.flatMap(sealing::text).orElse("");
        if (was.equals(mark(current)) || setting.canonical(was).equals(now)) {
            return Optional.empty();
        }
        String is = setting.isSeenBy(viewer) && !setting.sensitive()
                ? " is " + (now.isEmpty() ? "not set" : now) + " by now"
                : " is something else by now";
        return Optional.of(setting.key() + is + ": it changed since it was shown. Look again, then send it once more.");
    }

    private static List<String> missing(String key, List<String> keys, List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> !pair.beside(key).isEmpty() && !keys.contains(pair.beside(key)))
                .map(pair -> key + " changes together with " + pair.beside(key) + ". Say what that should be, too: "
                        + pair.why())
                .toList();
    }

    /** What a form carries to know a value again without showing it. */
    public Map<String, String> marks(Installation at) {
        return values.now(at.id()).stream()
                .filter(one -> one.side() == Side.CURRENT)
                .collect(Collectors.toMap(Kept::key, one -> mark(Optional.of(one))));
    }

    /** What {@link #marks} has for a setting that nobody knows. */
    public static String unknown() {
        return mark(Optional.empty());
    }

    private static String mark(Optional<Kept> kept) {
        byte[] print = kept.map(Kept::print).orElse("").getBytes(StandardCharsets.UTF_8);
        return "~" + HexFormat.of().formatHex(Secrets.sha256(print)).substring(0, MARK);
    }
}
