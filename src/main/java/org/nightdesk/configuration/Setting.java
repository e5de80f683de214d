package org.nightdesk.configuration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;

/**
 * What can be set of a service. {@code key} is its name there ({@code tax.rate}), {@code about} says what it does. {@code least} and {@code most} bound a number,
 * {@code choices} are those of a choice. {@code sensitive}: its values are kept sealed. {@code seenBy} is the least role that is shown values.
 */
public record Setting(
        long id,
        ServiceId service,
        String key,
        String about,
        SettingKind kind,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most,
        List<String> choices,
        String unit,
        boolean sensitive,
        Role seenBy) {

    static final int LONGEST = 4_000;

    private static final Set<String> YES = Set.of("yes", "true", "on", "1", "t", "y");
    private static final Set<String> NO = Set.of("no", "false", "off", "0", "f", "n");
    private static final String NUMBER = "[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?";

    public Setting {
        choices = List.copyOf(choices);
    }

    /** Whether the viewer is shown values of it. */
    public boolean isSeenBy(Viewer viewer) {
        return viewer.may(seenBy);
    }

    /** What is wrong with a value, as a sentence with the remedy; empty when it may be set. */
    public Optional<String> problemWith(String value) {
        return switch (kind) {
            case TEXT ->
                value.length() <= LONGEST ? Optional.empty() : Optional.of(key + " has at most 4,000 characters.");
            case NUMBER -> number(value).map(this::outside).orElse(Optional.of(key + " is a number, such as 19.5."));
            case CHOICE ->
                choices.contains(value.strip())
                        ? Optional.empty()
                        : Optional.of(key + " is one of " + String.join(", ", choices) + ".");
            case YES_NO -> yesNo(value).isPresent() ? Optional.empty() : Optional.of(key + " is yes or no.");
        };
    }

    private Optional<String> outside(BigDecimal number) {
        boolean low = least.filter(bound -> number.compareTo(bound) < 0).isPresent();
        boolean high = most.filter(bound -> number.compareTo(bound) > 0).isPresent();
        return low || high ? Optional.of(key + " is " + range() + ".") : Optional.empty();
    }

    /** {@code a number from 0 to 25 %}, {@code one of gold, silver}. */
    public String range() {
        return switch (kind) {
            case TEXT -> "text";
            case NUMBER ->
                "a number"
                        + least.map(bound -> " from " + bound.toPlainString()).orElse("")
                        + most.map(bound -> " to " + bound.toPlainString()).orElse("")
                        + (unit.isEmpty() ? "" : " " + unit);
            case CHOICE -> "one of " + String.join(", ", choices);
            case YES_NO -> "yes or no";
        };
    }

    /** The one way to write a value, by which two are compared: 19.50 is 19.5, on is yes. A value that is wrong stays as it is. */
    public String canonical(String value) {
        return switch (kind) {
            case TEXT -> value;
            case NUMBER -> number(value).map(Setting::plain).orElse(value);
            case CHOICE -> value.strip();
            case YES_NO -> yesNo(value).orElse(value);
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Optional<BigDecimal> number(String value) {
        String text = value.strip();
        return text.matches(NUMBER) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<String> yesNo(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of("yes");
        }
        return NO.contains(word) ? Optional.of("no") : Optional.empty();
    }
}
