package org.nightdesk.sla;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** Whom or what a ticket on hold waits for. An agreement names those that stop its clocks. */
public enum Waiting {
    CUSTOMER("customer", "the customer"),
    DEVELOPER("developer", "the developers"),
    VENDOR("vendor", "the vendor"),
    CHANGE("change", "a change"),
    OTHER("other", "something else");

    private final String word;
    private final String spoken;

    Waiting(String word, String spoken) {
        this.word = word;
        this.spoken = spoken;
    }

    /** The word of the API and the database. */
    public String word() {
        return word;
    }

    /** As it stands in a sentence: {@code the customer}. */
    public String spoken() {
        return spoken;
    }

    /** The one of that word; refused, naming the choices, when there is none. */
    public static Waiting of(String word) {
        return of("waitingOn", word);
    }

    /** The same for a field of another name. */
    public static Waiting of(String field, String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        field,
                        "A ticket cannot wait on \"" + word + "\". Use "
                                + Arrays.stream(values()).map(Waiting::word).collect(Collectors.joining(", ")) + "."));
    }
}
