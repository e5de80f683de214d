package org.nightdesk.authoring;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a text as YAML: bare where it stays the text that it is, in lines where it has several, else in quotation marks. */
final class Scalars {

    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}$/(_“][^\\p{Cntrl}]*");
    private static final Pattern TROUBLE = Pattern.compile(".*(:\\s|\\s#|:$|\\s$).*");

    private Scalars() {}

    /** {@code flow}: inside of braces or brackets, where more letters have a meaning. */
    static String written(String value, boolean flow) {
        boolean bare = BARE.matcher(value).matches() && !TROUBLE.matcher(value).matches();
        if (bare && !(flow && value.matches(".*[,\\[\\]{}:].*"))) {
            return value;
        }
        return !flow && isLines(value) ? lines(value) : quoted(value);
    }

    private static boolean isLines(String value) {
        return value.contains("\n")
                && value.lines()
                        .noneMatch(line -> line.chars()
                                .anyMatch(letter -> letter < ' '
                                        || letter == 0x7f
                                        || letter == 0x85
                                        || letter == 0x2028
                                        || letter == 0x2029))
                && !value.startsWith(" ")
                && !value.startsWith("\n")
                && value.equals(value.stripTrailing());
    }

    private static String lines(String value) {
        return "|-\n" + value;
    }

    private static String quoted(String value) {
        return value.codePoints().mapToObj(Scalars::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int letter) {
        return switch (letter) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default ->
                letter < ' '
                                || letter >= 0x7f && letter < 0xa0
                                || letter == 0x2028
                                || letter == 0x2029
                                || letter == 0xfeff
                                || letter > 0xffff
                        ? String.format(Locale.ROOT, "\\U%08x", letter)
                        : Character.toString(letter);
        };
    }
}
