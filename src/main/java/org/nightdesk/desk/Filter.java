package org.nightdesk.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;

/**
 * What somebody looks for, in the language of the search box: {@code is:open assignee:me service:payments time out}.
 * Several words of one kind are alternatives, different kinds all hold, plain words must stand in the title.
 */
public record Filter(List<Term> terms, String words) {

    /** One {@code key:value} of the search box, already understood. */
    sealed interface Term {
        record State(String word) implements Term {}

        record Over(boolean over) implements Term {}

        record Unanswered() implements Term {}

        record Assignee(Optional<PersonId> person) implements Term {}

        record Team(TeamId team) implements Term {}

        record OfService(ServiceId service) implements Term {}

        record Customer(OrganisationId organisation) implements Term {}

        record OfPriority(int priority) implements Term {}

        record OfKind(Kind kind) implements Term {}

        record Tag(String tag) implements Term {}
    }

    private static final List<String> STATES = List.of("new", "open", "on-hold", "workaround", "resolved", "closed");

    public Filter {
        terms = List.copyOf(terms);
    }

    /** Everything that is not over. */
    public static Filter open() {
        return new Filter(List.of(new Term.Over(false)), "");
    }

    /** Understands a search; refuses a key or value it does not know, naming it and the choices. */
    public static Filter parse(String text, Viewer viewer, Services services) {
        List<Term> terms = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String part : text.replace('\0', ' ').strip().split("\\s+")) {
            int colon = part.indexOf(':');
            if (colon > 0 && colon < part.length() - 1) {
                terms.add(term(
                        part.substring(0, colon).toLowerCase(Locale.ROOT),
                        part.substring(colon + 1),
                        viewer,
                        services));
            } else if (!part.isEmpty() && colon < 0) {
                words.add(part);
            }
        }
        return new Filter(terms, String.join(" ", words));
    }

    private static Term term(String key, String value, Viewer viewer, Services services) {
        return switch (key) {
            case "state" -> state(value);
            case "is" -> is(value);
            case "assignee" -> assignee(value, viewer);
            case "team" ->
                new Term.Team(TeamId.parse(value).orElseThrow(() -> unknown("team", value, "an id such as team_3")));
            case "service" ->
                new Term.OfService(services.findBySlug(value)
                        .map(Service::id)
                        .orElseThrow(() -> unknown("service", value, "the short name of a service")));
            case "customer" ->
                new Term.Customer(OrganisationId.parse(value)
                        .orElseThrow(() -> unknown("customer", value, "an id such as cus_17")));
            case "priority" -> priority(value);
            case "kind" -> new Term.OfKind(Kind.of(value));
            case "tag" -> new Term.Tag(value);
            default ->
                throw unknown(
                        "search word", key, "state, is, assignee, team, service, customer, priority, kind or tag");
        };
    }

    private static Term state(String value) {
        if (!STATES.contains(value)) {
            throw unknown("state", value, String.join(", ", STATES));
        }
        return new Term.State(value);
    }

    private static Term is(String value) {
        return switch (value) {
            case "open" -> new Term.Over(false);
            case "over" -> new Term.Over(true);
            case "unanswered" -> new Term.Unanswered();
            default -> throw unknown("is", value, "open, over or unanswered");
        };
    }

    private static Term assignee(String value, Viewer viewer) {
        return switch (value) {
            case "me" ->
                new Term.Assignee(Optional.of(new PersonId(viewer.actor().id())));
            case "nobody" -> new Term.Assignee(Optional.empty());
            default ->
                new Term.Assignee(Optional.of(PersonId.parse(value)
                        .orElseThrow(() -> unknown("assignee", value, "me, nobody or an id such as per_7"))));
        };
    }

    private static Term priority(String value) {
        if (!value.matches("[pP]?[1-5]")) {
            throw unknown("priority", value, "P1 to P5");
        }
        return new Term.OfPriority(value.charAt(value.length() - 1) - '0');
    }

    private static Refused unknown(String what, String value, String choices) {
        return Refused.invalid("q", "The " + what + " \"" + value + "\" is not known. Use " + choices + ".");
    }
}
