package org.nightdesk.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filter.Term;
import org.nightdesk.people.PersonId;

/**
 * Turns a filter into conditions. Every fragment stands here, every value is a named parameter: nothing that was typed
 * becomes SQL.
 */
final class FilterSql {

    private final Map<String, Object> params = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();

    FilterSql(Filter filter) {
        Map<Class<?>, List<Term>> byKind = filter.terms().stream().collect(Collectors.groupingBy(Term::getClass));
        byKind.values()
                .forEach(terms -> conditions.add(
                        terms.stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"))));
        if (!filter.words().isEmpty()) {
            conditions.add("(to_tsvector('simple', title) @@ plainto_tsquery('simple', " + bind(filter.words())
                    + ") or to_tsvector('simple', title) @@ to_tsquery('simple', " + bind(begun(filter.words()))
                    + "))");
        }
    }

    /** Conditions that follow an {@code and}; empty when there are none. */
    String conditions() {
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining("\n"));
    }

    Map<String, Object> params() {
        return params;
    }

    /** Words may be begun only: who types "cust" means customs. What is neither letter nor digit parts words and is no operator. */
    private static String begun(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    private String condition(Term term) {
        return switch (term) {
            case Term.State state -> "state = " + bind(state.word());
            case Term.Over over -> over.over() ? "resolved_at is not null" : "resolved_at is null";
            case Term.Unanswered unanswered -> "(resolved_at is null and ack_at is null)";
            case Term.Assignee assignee ->
                assignee.person()
                        .map(PersonId::value)
                        .map(id -> "assignee_id = " + bind(id))
                        .orElse("assignee_id is null");
            case Term.Team team -> "team_id = " + bind(team.team().value());
            case Term.OfService service ->
                "service_id = " + bind(service.service().value());
            case Term.Customer customer ->
                "organisation_id = " + bind(customer.organisation().value());
            case Term.OfPriority priority -> "priority = " + bind(priority.priority());
            case Term.OfKind kind -> "kind = " + bind(kind.kind().word());
            case Term.Tag tag -> bind(tag.tag()) + " = any (tags)";
        };
    }

    private String bind(Object value) {
        String name = "f" + params.size();
        params.put(name, value);
        return ":" + name;
    }
}
