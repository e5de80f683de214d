package org.nightdesk.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Filter.Clause;
import org.nightdesk.desk.Filter.Term;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/**
 * Understands the language of the search box, the same for screens, API and views:
 * {@code state:open priority:P1,P2 service:payments -assignee:* age>2d time out}. Values with a comma between are
 * alternatives, a minus before a key turns it round, {@code *} is any and {@code none} is none, a value with spaces stands in
 * quotes, {@code age}, {@code idle} (nobody has changed it) and {@code due} take minutes, hours, days and weeks. What is not {@code key:value} is a word of the title; a number alone is that ticket.
 */
@Component
public class Filters {

    private static final String ANY = "*";
    private static final List<String> NONE = List.of("none", "nobody");
    private static final List<String> STATES = List.of("new", "open", "on-hold", "workaround", "resolved", "closed");
    private static final List<String> WAITING =
            Stream.of(Waiting.values()).map(Waiting::word).toList();
    private static final Pattern PART = Pattern.compile("((?:\"[^\"]*\"|[^\\s\"])+|\")");
    private static final Pattern CLAUSE = Pattern.compile("(-?)([A-Za-z]+)([:<>])(.+)", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|([^,\"]+)");
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([mhdw])");
    private static final int MOST_PROPOSALS = 12;

    private final People people;
    private final Teams teams;
    private final Organisations organisations;
    private final Services services;

    Filters(People people, Teams teams, Organisations organisations, Services services) {
        this.people = people;
        this.teams = teams;
        this.organisations = organisations;
        this.services = services;
    }

    /** Refuses a key or value it does not know, naming it and the choices; any other text is understood somehow. */
    public Filter parse(String text, Viewer viewer, Instant now) {
        Optional<TicketId> number = TicketNumber.parse(text);
        if (number.isPresent()) {
            return new Filter(List.of(new Clause(false, List.of(new Term.Numbered(number.get())))), "");
        }
        Map<String, Clause> clauses = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        Matcher parts = PART.matcher(text.replace('\0', ' '));
        while (parts.find()) {
            Matcher clause = CLAUSE.matcher(parts.group());
            if (clause.matches()) {
                Clause read = clause(clause, viewer, now);
                clauses.merge(read.not() + clause.group(2).toLowerCase(Locale.ROOT), read, Filters::either);
            } else {
                words.add(parts.group().replace("\"", " ").strip());
            }
        }
        return new Filter(List.copyOf(clauses.values()), String.join(" ", words).strip());
    }

    // Said twice is one of the two; said twice with a minus is neither.
    private static Clause either(Clause one, Clause other) {
        return new Clause(
                one.not(),
                Stream.concat(one.any().stream(), other.any().stream()).toList());
    }

    private Clause clause(Matcher part, Viewer viewer, Instant now) {
        boolean not = !part.group(1).isEmpty();
        String key = part.group(2).toLowerCase(Locale.ROOT);
        if (!part.group(3).equals(":")) {
            return compared(not, key, part.group(3).equals(">"), part.group(4), now);
        }
        List<String> values = VALUE.matcher(part.group(4))
                .results()
                .map(value -> Optional.ofNullable(value.group(1)).orElseGet(() -> value.group(2)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.isEmpty()) {
            throw unknown(key, part.group(4), "a value behind the colon");
        }
        if (values.equals(List.of(ANY))) {
            return new Clause(!not, List.of(none(key)));
        }
        return new Clause(
                not, values.stream().map(value -> term(key, value, viewer)).toList());
    }

    private static Clause compared(boolean not, String key, boolean more, String value, Instant now) {
        Matcher span = SPAN.matcher(value);
        if (!List.of("age", "idle", "due").contains(key) || !span.matches()) {
            throw unknown(
                    "comparison",
                    key + (more ? ">" : "<") + value,
                    "age<4h, age>2d, idle>1d or due<4h, with m, h, d or w");
        }
        long count = Long.parseLong(span.group(1));
        Duration ago = switch (span.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        return switch (key) {
            case "age" -> new Clause(not == more, List.of(new Term.OpenedBefore(now.minus(ago))));
            case "idle" -> new Clause(not == more, List.of(new Term.UnchangedSince(now.minus(ago))));
            default -> new Clause(not, List.of(new Term.Due(!more, now.plus(ago))));
        };
    }

    private static Term none(String key) {
        return switch (key) {
            case "assignee" -> new Term.Assignee(Optional.empty());
            case "team" -> new Term.Team(Optional.empty());
            case "customer" -> new Term.Customer(Optional.empty());
            case "requester" -> new Term.Requester(Optional.empty());
            default -> throw unknown(key, ANY, "a value; * is for assignee, team, customer and requester");
        };
    }

    private Term term(String key, String value, Viewer viewer) {
        if (NONE.contains(value.toLowerCase(Locale.ROOT))
                && List.of("assignee", "team", "customer", "requester").contains(key)) {
            return none(key);
        }
        return switch (key) {
            case "state" -> state(value.toLowerCase(Locale.ROOT));
            case "is" -> is(value.toLowerCase(Locale.ROOT));
            case "assignee" -> new Term.Assignee(Optional.of(person(value, viewer)));
            case "team" -> new Term.Team(Optional.of(team(value)));
            case "service" -> new Term.OfService(service(value).id());
            case "customer" -> new Term.Customer(Optional.of(customer(value)));
            case "requester" -> new Term.Requester(Optional.of(requester(value)));
            case "priority" -> priority(value);
            case "kind" -> new Term.OfKind(Kind.of(value.toLowerCase(Locale.ROOT)));
            case "waiting" -> waiting(value.toLowerCase(Locale.ROOT));
            case "tag" -> new Term.Tag(value);
            default -> throw unknown("search word", key, String.join(", ", KEYS) + ", age, idle or due");
        };
    }

    private static final List<String> KEYS = List.of(
            "state",
            "is",
            "assignee",
            "team",
            "service",
            "customer",
            "requester",
            "priority",
            "kind",
            "waiting",
            "tag");

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

    private static Term waiting(String value) {
        if (!WAITING.contains(value)) {
            throw unknown("waiting", value, String.join(", ", WAITING));
        }
        return new Term.WaitingOn(Waiting.of(value));
    }

    private PersonId person(String value, Viewer viewer) {
        if (value.equalsIgnoreCase("me")) {
            return new PersonId(viewer.actor().id());
        }
        return PersonId.parse(value)
                .orElseGet(() ->
                        named("assignee", value, people.staff(), Person::name).id());
    }

    private TeamId team(String value) {
        return TeamId.parse(value)
                .orElseGet(() -> named("team", value, List.copyOf(teams.names().entrySet()), Map.Entry::getValue)
                        .getKey());
    }

    private Service service(String value) {
        return services.find(value).orElseGet(() -> named("service", value, services.all(), Service::name));
    }

    private OrganisationId customer(String value) {
        return OrganisationId.parse(value)
                .map(organisations::standing)
                .orElseGet(() -> named("customer", value, organisations.all(), Organisation::name)
                        .id());
    }

    private PersonId requester(String value) {
        return PersonId.parse(value)
                .or(() -> people.findByEmail(value).map(Person::id))
                .orElseThrow(() -> unknown("requester", value, "a mail address or an id, such as per_7"));
    }

    private static Term priority(String value) {
        if (!value.matches("[pP]?[1-5]")) {
            throw unknown("priority", value, "P1 to P5");
        }
        return new Term.OfPriority(value.charAt(value.length() - 1) - '0');
    }

    /** The one of that name; else the only one whose name begins so, or has it in it. */
    private static <T> T named(String what, String value, List<T> all, Function<T, String> name) {
        String wanted = value.toLowerCase(Locale.ROOT);
        List<BiPredicate<String, String>> ways = List.of(String::equals, String::startsWith, String::contains);
        for (BiPredicate<String, String> way : ways) {
            List<T> found = all.stream()
                    .filter(one -> way.test(name.apply(one).toLowerCase(Locale.ROOT), wanted))
                    .toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            if (found.size() > 1) {
                throw unknown(
                        what, value, "more of the name: " + names(found.stream().map(name)));
            }
        }
        throw unknown(
                what, value, "a name or an id, such as " + names(all.stream().map(name)));
    }

    private static String names(Stream<String> names) {
        return names.limit(5).map(Filters::quoted).collect(Collectors.joining(", "));
    }

    /** Whole texts that what was typed may become: its last part completed by a key or, behind a key, by a value. */
    public List<String> proposals(String typed) {
        int start = IntStream.iterate(typed.length(), at -> at > 0, at -> at - 1)
                .filter(at -> typed.charAt(at - 1) == ' ')
                .findFirst()
                .orElse(0);
        String before = typed.substring(0, start);
        String last = typed.substring(start);
        String minus = last.startsWith("-") ? "-" : "";
        String part = last.substring(minus.length()).toLowerCase(Locale.ROOT);
        int colon = part.indexOf(':');
        Stream<String> whole = colon < 0
                ? KEYS.stream().map(key -> key + ":")
                : values(part.substring(0, colon)).map(value -> part.substring(0, colon + 1) + quoted(value));
        return whole.filter(one -> part.length() > 0
                        && one.replace("\"", "").toLowerCase(Locale.ROOT).startsWith(part.replace("\"", "")))
                .limit(MOST_PROPOSALS)
                .map(one -> before + minus + one)
                .toList();
    }

    private Stream<String> values(String key) {
        return switch (key) {
            case "state" -> STATES.stream();
            case "is" -> Stream.of("open", "over", "unanswered");
            case "assignee" ->
                Stream.concat(
                        Stream.of("me", "nobody", ANY), people.staff().stream().map(Person::name));
            case "team" -> Stream.concat(Stream.of("none", ANY), teams.names().values().stream());
            case "service" -> services.all().stream().map(Service::slug);
            case "customer" ->
                Stream.concat(
                        Stream.of("none", ANY), organisations.all().stream().map(Organisation::name));
            case "priority" -> Stream.of("P1", "P2", "P3", "P4", "P5");
            case "kind" -> Stream.of(Kind.values()).map(Kind::word);
            case "waiting" -> WAITING.stream();
            default -> Stream.empty();
        };
    }

    private static String quoted(String value) {
        return value.contains(" ") || value.contains(",") ? '"' + value + '"' : value;
    }

    private static Refused unknown(String what, String value, String choices) {
        return Refused.invalid("q", "The " + what + " \"" + value + "\" is not known. Use " + choices + ".");
    }
}
