package org.nightdesk.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** The words that name a choice outside: in addresses, in the API, in the database. */
final class Words {

    private Words() {}

    static String of(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> find(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(one -> of(one).equals(word))
                .findFirst();
    }

    /** Refused, naming the choices, when there is none of that word. */
    static <E extends Enum<E>> E the(String field, Class<E> choices, String word) {
        return find(choices, word)
                .orElseThrow(() -> Refused.invalid(
                        field,
                        "\"" + word + "\" is not known. Use "
                                + Arrays.stream(choices.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
