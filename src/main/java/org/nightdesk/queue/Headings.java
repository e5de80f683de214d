package org.nightdesk.queue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Queue.Lot;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.sla.Waiting;
import org.springframework.stereotype.Component;

/** Gives groups their names, their places, and the words that find the group alone. */
@Component
class Headings {

    private static final List<String> DUE =
            List.of("Late", "Within the hour", "Within a day", "Within a week", "Later than a week");
    private static final List<String> DUE_WORDS =
            List.of("due<0m", "due<1h -due<0m", "due<1d -due<1h", "due<7d -due<1d", "due>7d");
    private static final List<Grouping> NOBODY_FIRST = List.of(Grouping.TEAM, Grouping.ASSIGNEE);

    private final Services services;
    private final Teams teams;
    private final People people;
    private final Organisations organisations;

    Headings(Services services, Teams teams, People people, Organisations organisations) {
        this.services = services;
        this.teams = teams;
        this.people = people;
        this.organisations = organisations;
    }

    /** {@code words} is empty where the language of the search box has none for it. */
    record Headed(String title, String words, Lot lot) {}

    /** In the order in which groups stand: numbers and times rising, names by the alphabet; who has nobody first. */
    List<Headed> of(Grouping grouping, Collection<Lot> lots) {
        List<String> values =
                lots.stream().map(Lot::value).filter(value -> !value.isEmpty()).toList();
        Map<String, String> names = names(grouping, values);
        Comparator<Headed> byPlace = Comparator.comparing((Headed headed) -> place(grouping, headed));
        return lots.stream()
                .map(lot -> headed(grouping, lot, names))
                .sorted(byPlace.thenComparing(headed -> headed.title().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static int place(Grouping grouping, Headed headed) {
        if (headed.lot().value().isEmpty()) {
            return NOBODY_FIRST.contains(grouping) ? -1 : Integer.MAX_VALUE;
        }
        return switch (grouping) {
            case DUE, PRIORITY -> Integer.parseInt(headed.lot().value());
            case WAITING -> Waiting.of(headed.lot().value()).ordinal();
            case STATE, NOTHING, SERVICE, TEAM, ASSIGNEE, CUSTOMER, TAG -> 0;
        };
    }

    private static Headed headed(Grouping grouping, Lot lot, Map<String, String> names) {
        if (lot.value().isEmpty()) {
            return new Headed(grouping.none(), noneWords(grouping), lot);
        }
        String name = names.getOrDefault(lot.value(), lot.value());
        String words = grouping == Grouping.DUE
                ? DUE_WORDS.get(Integer.parseInt(lot.value()))
                : grouping.word() + ":" + quoted(grouping == Grouping.WAITING ? lot.value() : name);
        return new Headed(name, name.contains("\"") ? "" : words, lot);
    }

    private static String noneWords(Grouping grouping) {
        return switch (grouping) {
            case TEAM, ASSIGNEE, CUSTOMER -> grouping.word() + ":none";
            case STATE, NOTHING, PRIORITY, SERVICE, WAITING, DUE, TAG -> "";
        };
    }

    private Map<String, String> names(Grouping grouping, List<String> values) {
        return switch (grouping) {
            case SERVICE -> services.all().stream().collect(Collectors.toMap(this::id, Service::name));
            case TEAM -> texts(teams.names(), team -> Long.toString(team.value()));
            case ASSIGNEE -> texts(people.names(ids(values, PersonId::new)), id -> Long.toString(id.value()));
            case CUSTOMER ->
                texts(organisations.names(ids(values, OrganisationId::new)), id -> Long.toString(id.value()));
            case PRIORITY -> named(values, value -> "P" + value);
            case WAITING -> named(values, value -> capital(Waiting.of(value).spoken()));
            case DUE -> named(values, value -> DUE.get(Integer.parseInt(value)));
            case STATE, NOTHING, TAG -> Map.of();
        };
    }

    private String id(Service service) {
        return Long.toString(service.id().value());
    }

    private static <T> List<T> ids(List<String> values, Function<Long, T> id) {
        return values.stream().map(Long::valueOf).map(id).toList();
    }

    private static <T> Map<String, String> texts(Map<T, String> names, Function<T, String> id) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(entry -> id.apply(entry.getKey()), Map.Entry::getValue));
    }

    private static Map<String, String> named(List<String> values, Function<String, String> name) {
        return values.stream().collect(Collectors.toMap(Function.identity(), name));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String quoted(String value) {
        return value.contains(" ") || value.contains(",") ? '"' + value + '"' : value;
    }
}
