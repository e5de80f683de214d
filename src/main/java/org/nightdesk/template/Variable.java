package org.nightdesk.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** What a template may leave to the ticket: {@code {{next-update}}}. */
enum Variable {
    REQUESTER("who asked, whole name"),
    FIRST_NAME("who asked, first name"),
    CUSTOMER("the customer’s name"),
    NUMBER("INC-1042"),
    TITLE("what it is about"),
    SERVICE("the service’s name"),
    PRIORITY("P2"),
    TEAM("the team that has it"),
    ASSIGNEE("the person who has it"),
    NEXT_UPDATE("when they hear from us again, on their clock"),
    DUE("when it shall be solved, on their clock"),
    WAITS_SINCE("since when it waits, on their clock"),
    ME("who writes");

    /** As it stands in a text; whatever stands between the braces. */
    static final Pattern WRITTEN = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final String meaning;

    Variable(String meaning) {
        this.meaning = meaning;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String meaning() {
        return meaning;
    }

    String written() {
        return "{{" + word() + "}}";
    }

    static Optional<Variable> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Those in a text. Refused, naming it and the choices, when one is not known. */
    static List<Variable> in(String body) {
        Matcher written = WRITTEN.matcher(body);
        return written.results()
                .map(found -> of(found.group(1)).orElseThrow(() -> unknown(found.group(1))))
                .distinct()
                .toList();
    }

    private static Refused unknown(String word) {
        return Refused.invalid(
                "body",
                "There is no variable {{" + word + "}}. Use "
                        + Arrays.stream(values()).map(Variable::written).collect(Collectors.joining(", ")) + ".");
    }
}
