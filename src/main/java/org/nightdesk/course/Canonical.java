package org.nightdesk.course;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write a value down, so that its hash can be computed by others: JSON without blanks, keys in order, text in UTF-8 with only what must be
 * escaped escaped. Python's {@code json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)} writes the same. There are no fractions:
 * they are texts.
 */
public final class Canonical {

    private Canonical() {}

    /** Of maps with text keys, lists, texts, whole numbers, truths and null. */
    public static String text(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case List<?> list -> list(list, out);
            case Map<?, ?> map -> map(map, out);
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void list(List<?> list, StringBuilder out) {
        String before = "[";
        for (Object each : list) {
            out.append(before);
            write(each, out);
            before = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private static void map(Map<?, ?> map, StringBuilder out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>(Canonical::byCodePoint);
        map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
        String before = "{";
        for (Map.Entry<String, @Nullable Object> each : sorted.entrySet()) {
            out.append(before);
            quote(each.getKey(), out);
            out.append(':');
            write(each.getValue(), out);
            before = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static int byCodePoint(String one, String other) {
        return java.util.Arrays.compare(
                one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            escape(text.charAt(index), out);
        }
        out.append('"');
    }

    private static void escape(char letter, StringBuilder out) {
        switch (letter) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (letter < ' ') {
                    out.append(String.format("\\u%04x", (int) letter));
                } else {
                    out.append(letter);
                }
            }
        }
    }

    /** SHA-256 of the text in UTF-8, 64 small hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Text that can be stored and hashed: what is no letter of UTF-8, and the zero byte, is replaced. */
    public static String clean(String text) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return valid.codePoints()
                .mapToObj(letter -> letter == 0 ? "\ufffd" : Character.toString(letter))
                .collect(Collectors.joining());
    }
}
