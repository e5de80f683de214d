package org.nightdesk.verdict;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.subject.Refused;

/** What somebody says who was paged. */
enum Worth {
    YES("Yes"),
    COULD_WAIT("Could wait"),
    NOISE("Noise"),
    WRONG_PERSON("Wrong person");

    private final String label;

    Worth(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The word of the API and the database: {@code could-wait}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A {@link Refused} names the choices when there is none. */
    static Worth of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("worth", "Say yes, could-wait, noise or wrong-person."));
    }

    /** By word, in order. */
    static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(values()).forEach(one -> labels.put(one.word(), one.label()));
        return labels;
    }
}
