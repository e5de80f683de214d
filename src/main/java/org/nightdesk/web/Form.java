package org.nightdesk.web;

import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** What stands in a form's fields and what is wrong with it; a screen record carries one for each form it shows. */
public record Form(Map<String, String> values, List<Problem> problems) {

    public Form {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /** Nothing typed yet. */
    public static Form blank() {
        return new Form(Map.of(), List.of());
    }

    /** What is kept now, for editing. */
    public static Form of(Map<String, String> values) {
        return new Form(values, List.of());
    }

    /** What was typed, kept, beside the reasons it was refused for. */
    public static Form refused(Map<String, String> typed, Refused refused) {
        return new Form(typed, refused.problems());
    }

    /** Empty when there is none. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** The reasons a field is refused for; empty when it is right. */
    public String problem(String field) {
        return String.join(" ", reasons(field));
    }

    /** The reasons that belong to no field, or to one the form does not show. */
    public List<String> others(List<String> shown) {
        return problems.stream()
                .filter(problem -> !shown.contains(problem.field()))
                .map(Problem::reason)
                .toList();
    }

    private List<String> reasons(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::reason)
                .toList();
    }
}
