package org.nightdesk.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header fields of a mail or a part, bytes as they came: what they mean depends on who asks. */
final class Headers {

    static final int MOST = 1_000;
    static final int LONGEST = 200_000;

    private final List<Field> fields = new ArrayList<>();

    private record Field(String name, byte[] value) {}

    /** Adds a field; false if it is beyond what we keep. */
    boolean add(String name, byte[] value) {
        if (fields.size() >= MOST || value.length > LONGEST) {
            return false;
        }
        fields.add(new Field(name.strip().toLowerCase(Locale.ROOT), value));
        return true;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The first one of this name that is not empty, unfolded, encoded words not decoded. */
    Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /** All of this name that are not empty, in their order. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> unfolded(field.value()))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The names of all fields, lower case. */
    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** One line, for people, encoded words decoded; {@code ""} if there is none. */
    String text(String name, int longest) {
        return find(name).map(text -> Clean.line(Words.decoded(text), longest)).orElse("");
    }

    Parameters parameters(String name) {
        return find(name).map(Parameters::of).orElseGet(() -> Parameters.of(""));
    }

    private String unfolded(byte[] value) {
        String text = Charsets.decode(value, plain(value) ? "" : charset()).text();
        return text.replaceAll("\\r?\\n(?=[ \\t])|\\r?\\n$", "")
                .replaceAll("[\\r\\n]+", " ")
                .strip();
    }

    /** Those who put bytes into a header as they are mostly use the charset of the body. */
    private String charset() {
        return fields.stream()
                .filter(field -> field.name().equals("content-type") && plain(field.value()))
                .findFirst()
                .flatMap(field -> Parameters.of(unfolded(field.value())).find("charset"))
                .filter(label -> Charsets.named(label).isPresent())
                .orElse("");
    }

    private static boolean plain(byte[] value) {
        for (byte b : value) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
