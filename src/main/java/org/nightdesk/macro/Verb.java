package org.nightdesk.macro;

import java.util.Arrays;
import java.util.Optional;

/** What a step can do, and what it needs to be told. */
public enum Verb {
    ACKNOWLEDGE("", "takes it, paging stops"),
    ASSIGN("a name, me or nobody", "gives it to a person"),
    TEAM("a team or none", "gives it to a team"),
    KIND("incident, request or change-request", "says what it is"),
    PRIORITY("P1 to P5", "sets the priority by hand"),
    IMPACT("high, medium or low", "sets the impact"),
    URGENCY("high, medium or low", "sets the urgency"),
    SERVICE("a service’s short name", "says which service it is about"),
    HOLD("what it waits for; after “customer,” “developer,” “vendor,” or “change,” on whom", "puts it on hold"),
    SNOOZE("4h, 2d, tomorrow or monday", "lets it rest until then"),
    CONTINUE("", "goes on with it"),
    TAG("words", "adds tags"),
    UNTAG("words", "takes tags away"),
    NOTE("text", "adds a note, only for us"),
    REPLY("a template’s name", "answers the customer"),
    RESOLVE("how, or nothing", "resolves it"),
    REOPEN("why, or nothing", "opens it again");

    private final String value;
    private final String meaning;

    Verb(String value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    /** As it is written: {@code assign}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What stands behind its colon; empty when nothing does. */
    public String value() {
        return value;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
