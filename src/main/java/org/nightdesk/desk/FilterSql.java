package org.nightdesk.desk;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filter.Clause;
import org.nightdesk.desk.Filter.Term;
import org.nightdesk.people.PersonId;

/**
 * Turns a filter into conditions. Every fragment stands here, every value is a named parameter, a number or one of our own words for
 * a state or a kind: nothing that was typed becomes SQL.
 */
final class FilterSql {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}\\s]+");

    private static final Pattern OURS = Pattern.compile("[a-z-]+");

    private final String prefix;
    private final Map<String, Object> params = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();

    /** With a {@code prefix} for its parameters, each its own where several filters stand in one statement. */
    FilterSql(Filter filter, String prefix) {
        this.prefix = prefix;
        filter.clauses().forEach(clause -> conditions.add(condition(clause)));
        if (!filter.words().isEmpty()) {
            conditions.add(words(filter.words()));
        }
    }

    // What a parser takes for one word, such as 4.5.1 or a host's name, is found whole too.
    private String words(String words) {
        String begun = "words @@ to_tsquery('simple', " + bind(begun(words)) + ")";
        return PLAIN.matcher(words).matches()
                ? begun
                : "(" + begun + " or words @@ plainto_tsquery('simple', " + bind(words) + "))";
    }

    /** Conditions that follow an {@code and}; empty when there are none. */
    String conditions() {
        return conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining("\n"));
    }

    /** As one condition. */
    String condition() {
        return conditions.isEmpty() ? "true" : String.join("\n and ", conditions);
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

    // "Not" holds too where nothing is known.
    private String condition(Clause clause) {
        String any = clause.any().stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"));
        return clause.not() ? "(" + any + " is not true)" : any;
    }

    private String condition(Term term) {
        return switch (term) {
            case Term.Numbered numbered -> "id = " + bind(numbered.ticket().value());
            case Term.State state -> "state = " + word(state.word());
            case Term.Over over -> over.over() ? "resolved_at is not null" : "resolved_at is null";
            case Term.WaitingOn waiting ->
                "(state = 'on-hold' and waiting_on = " + word(waiting.whom().word()) + ")";
            case Term.Unanswered unanswered -> "(resolved_at is null and ack_at is null)";
            case Term.Assignee assignee ->
                assignee.person()
                        .map(PersonId::value)
                        .map(id -> "assignee_id = " + bind(id))
                        .orElse("assignee_id is null");
            case Term.Team team ->
                team.team().map(id -> "team_id = " + bind(id.value())).orElse("team_id is null");
            case Term.OfService service ->
                "service_id = " + bind(service.service().value());
            case Term.Customer customer ->
                customer.organisation()
                        .map(id -> "organisation_id = " + bind(id.value()))
                        .orElse("organisation_id is null");
            case Term.Requester requester ->
                requester
                        .person()
                        .map(id -> "requester_id = " + bind(id.value()))
                        .orElse("requester_id is null");
            case Term.OfPriority priority -> "priority = " + priority.priority();
            case Term.OfKind kind -> kind(kind.kind());
            case Term.OpenedBefore before ->
                "opened_at < " + bind(before.moment().atOffset(ZoneOffset.UTC));
            case Term.UnchangedSince since ->
                "updated_at < " + bind(since.moment().atOffset(ZoneOffset.UTC));
            case Term.Due due ->
                "exists (select 1 from sla.v_due due where due.ticket_id = ticket.id and due.due_at "
                        + (due.before() ? "< " : ">= ") + bind(due.moment().atOffset(ZoneOffset.UTC)) + ")";
            case Term.Tag tag -> bind(tag.tag()) + " = any (tags)";
        };
    }

    // Who looks for requests looks for change requests as well.
    private static String kind(Kind kind) {
        return kind == Kind.REQUEST
                ? "kind in (" + word(kind.word()) + ", " + word(Kind.CHANGE_REQUEST.word()) + ")"
                : "kind = " + word(kind.word());
    }

    // Words of ours stand in the statement itself: the database then knows how many rows there are of each, and plans
    // it once.
    private static String word(String word) {
        if (!OURS.matcher(word).matches()) {
            throw new IllegalArgumentException("not a word of ours: " + word);
        }
        return "'" + word + "'";
    }

    private String bind(Object value) {
        String name = prefix + params.size();
        params.put(name, value);
        return ":" + name;
    }
}
