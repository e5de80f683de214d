package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightdesk.subject.Refused;

/** What a value must be like that becomes known only while a playbook runs, as texts that stand in a plan: {@code type}, {@code min}, {@code max} and so on. */
public final class Bounds {

    private static final String TYPE = "type";
    private static final String LINE = "\n";

    private Bounds() {}

    /** Of text, number, choice, yes-no or date; what is not said is left out. */
    public static Map<String, String> of(ParameterKind kind) {
        Map<String, String> bounds = new TreeMap<>(Map.of(TYPE, kind.word()));
        switch (kind) {
            case ParameterKind.Text text -> {
                bounds.put("max-length", Integer.toString(text.longest()));
                if (!text.pattern().isEmpty()) {
                    bounds.put("pattern", text.pattern());
                }
            }
            case ParameterKind.Number number -> {
                number.least().ifPresent(least -> bounds.put("min", least.toPlainString()));
                number.most().ifPresent(most -> bounds.put("max", most.toPlainString()));
                bounds.put("decimals", Integer.toString(number.decimals()));
            }
            case ParameterKind.Choice choice -> bounds.put("values", String.join(LINE, choice.values()));
            default -> {}
        }
        return bounds;
    }

    /** The value of its kind that the text writes; Refused, by {@code field}, when it is not like that. */
    public static Value value(Map<String, String> bounds, String text, String field) {
        try {
            return Typed.value(kind(bounds), text);
        } catch (IllegalArgumentException unfit) {
            throw Refused.invalid(field, String.valueOf(unfit.getMessage()));
        }
    }

    private static ParameterKind kind(Map<String, String> bounds) {
        return switch (bounds.getOrDefault(TYPE, "")) {
            case "number" ->
                new ParameterKind.Number(
                        decimal(bounds, "min"),
                        decimal(bounds, "max"),
                        Integer.parseInt(bounds.getOrDefault("decimals", "0")));
            case "choice" ->
                new ParameterKind.Choice(
                        List.of(bounds.getOrDefault("values", "").split(LINE)));
            case "yes-no" -> new ParameterKind.YesNo();
            case "date" -> new ParameterKind.Day();
            default ->
                new ParameterKind.Text(
                        bounds.getOrDefault("pattern", ""), Integer.parseInt(bounds.getOrDefault("max-length", "200")));
        };
    }

    private static Optional<BigDecimal> decimal(Map<String, String> bounds, String key) {
        return Optional.ofNullable(bounds.get(key)).map(BigDecimal::new);
    }

    /** For people: {@code a number from 1 to 1000}. */
    public static String spoken(Map<String, String> bounds) {
        String values = bounds.getOrDefault("values", "").replace(LINE, ", ");
        return switch (bounds.getOrDefault(TYPE, "")) {
            case "number" ->
                "a number" + (bounds.containsKey("min") ? " from " + bounds.get("min") : "")
                        + (bounds.containsKey("max") ? " to " + bounds.get("max") : "");
            case "choice" -> "one of " + values;
            case "yes-no" -> "yes or no";
            case "date" -> "a day";
            default ->
                "a line of at most " + bounds.get("max-length") + " letters"
                        + (bounds.containsKey("pattern") ? " like " + bounds.get("pattern") : "");
        };
    }
}
