package org.nightdesk.caller;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a telephone system told, whatever it calls its fields: who calls, for whom, which call, and what became of it. Names count without case, dots, dashes and
 * underscores.
 */
record Told(String number, String agent, String call, What what) {

    /** What happens to the call. */
    enum What {
        RINGS,
        ANSWERED,
        ENDED
    }

    private static final int LONGEST = 100;
    private static final List<String> NUMBER = List.of(
            "number",
            "from",
            "caller",
            "callerid",
            "calleridnum",
            "calleridnumber",
            "callernumber",
            "cli",
            "ani",
            "remote",
            "remotenumber",
            "phone",
            "phonenumber",
            "src");
    private static final List<String> AGENT = List.of(
            "agent", "extension", "ext", "email", "user", "agentemail", "to", "called", "callee", "destination", "dst");
    private static final List<String> CALL = List.of("callid", "id", "uniqueid", "uuid", "linkedid");
    private static final List<String> WHAT = List.of("event", "state", "status");
    private static final Set<String> ANSWERED = Set.of("answered", "answer", "connected", "accepted", "incall", "up");
    private static final Set<String> ENDED = Set.of(
            "ended", "end", "hangup", "completed", "missed", "cancelled", "canceled", "noanswer", "busy", "terminated");

    /** From fields as they came. */
    static Told of(Map<String, String> fields) {
        Map<String, String> plain = new java.util.HashMap<>();
        fields.forEach((name, value) -> plain.putIfAbsent(letters(name), value));
        String word = letters(first(plain, WHAT));
        What what = ANSWERED.contains(word) ? What.ANSWERED : ENDED.contains(word) ? What.ENDED : What.RINGS;
        return new Told(
                cut(first(plain, NUMBER)),
                cut(first(plain, AGENT)).toLowerCase(Locale.ROOT),
                cut(first(plain, CALL)),
                what);
    }

    private static String first(Map<String, String> fields, List<String> names) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(fields.get(name)).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static String cut(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
