package org.nightdesk.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;

/** A setting as somebody typed it; {@code least} and {@code most} are empty for none, {@code kind} and {@code seenBy} are words. */
public record SettingDraft(
        String key,
        String about,
        String kind,
        String least,
        String most,
        List<String> choices,
        String unit,
        boolean sensitive,
        String seenBy) {

    private static final int LONGEST_ABOUT = 400;
    private static final int LONGEST_UNIT = 20;
    private static final int MOST_CHOICES = 200;

    public SettingDraft {
        key = key.strip();
        about = about.strip();
        least = least.strip();
        most = most.strip();
        unit = unit.strip();
        choices = choices.stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    public static SettingDraft text(String key, String about) {
        return new SettingDraft(key, about, "text", "", "", List.of(), "", false, "responder");
    }

    public static SettingDraft number(String key, String about, String least, String most, String unit) {
        return new SettingDraft(key, about, "number", least, most, List.of(), unit, false, "responder");
    }

    public static SettingDraft choice(String key, String about, String... choices) {
        return new SettingDraft(key, about, "choice", "", "", List.of(choices), "", false, "responder");
    }

    public static SettingDraft yesNo(String key, String about) {
        return new SettingDraft(key, about, "yes-no", "", "", List.of(), "", false, "responder");
    }

    /** The same, its values sealed and shown to administrators alone. */
    public SettingDraft kept() {
        return new SettingDraft(key, about, kind, least, most, choices, unit, true, "administrator");
    }

    Setting checked(long id, ServiceId service) {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                key.matches("[A-Za-z][A-Za-z0-9_.-]{0,119}"),
                "key",
                "A key is letters, digits, points, hyphens: tax.rate.");
        check(problems, about.length() <= LONGEST_ABOUT, "about", "Say what it does in at most 400 letters.");
        check(problems, unit.length() <= LONGEST_UNIT, "unit", "A unit has at most 20 letters.");
        check(problems, isNumber(least), "least", "Write a number, or nothing.");
        check(problems, isNumber(most), "most", "Write a number, or nothing.");
        check(
                problems,
                !isNumber(least) || !isNumber(most) || isOrdered(least, most),
                "most",
                "The most is less than the least.");
        SettingKind known = SettingKind.of(kind);
        check(
                problems,
                known != SettingKind.CHOICE || !choices.isEmpty() && choices.size() <= MOST_CHOICES,
                "choices",
                "Write what can be chosen, one a line, at most 200.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Setting(
                id,
                service,
                key,
                about,
                known,
                bound(known, least),
                bound(known, most),
                known == SettingKind.CHOICE ? choices : List.of(),
                unit,
                sensitive,
                role());
    }

    private Role role() {
        Role role = Role.of(seenBy);
        if (!role.atLeast(Role.RESPONDER)) {
            throw Refused.invalid("seenBy", "Settings are shown to nobody but us: choose responder or above.");
        }
        return role;
    }

    private static Optional<BigDecimal> bound(SettingKind kind, String text) {
        return kind == SettingKind.NUMBER && !text.isEmpty() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text.isEmpty() || text.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
    }

    private static boolean isOrdered(String low, String high) {
        return low.isEmpty() || high.isEmpty() || new BigDecimal(low).compareTo(new BigDecimal(high)) <= 0;
    }

    private static void check(List<Problem> problems, boolean right, String field, String remedy) {
        if (!right) {
            problems.add(new Problem(field, remedy));
        }
    }
}
