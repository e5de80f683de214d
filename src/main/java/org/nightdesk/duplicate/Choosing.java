package org.nightdesk.duplicate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nightdesk.duplicate.screen.MergeScreen.Option;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Who the other may be: the likely ones first, then those whose name or address has the words. */
@Component
class Choosing {

    private static final int FEW = 12;

    private final Likenesses likenesses;
    private final People people;
    private final Organisations organisations;

    Choosing(Likenesses likenesses, People people, Organisations organisations) {
        this.likenesses = likenesses;
        this.people = people;
        this.organisations = organisations;
    }

    List<Option> with(Person here, String words, Viewer viewer) {
        Stream<Option> likely = likenesses.contacts(here.id(), FEW, viewer).stream()
                .map(like -> other(like, here.id().value(), id -> new PersonId(id).text()));
        Stream<Option> found = words.isBlank()
                ? Stream.empty()
                : people.following(0, words, 5 * FEW).stream()
                        .filter(person ->
                                person.role() == Role.REQUESTER && !person.id().equals(here.id()))
                        .map(this::option);
        return distinct(Stream.concat(likely, found));
    }

    List<Option> with(Organisation here, String words, Viewer viewer) {
        Stream<Option> likely = likenesses.customers(here.id(), FEW, viewer).stream()
                .map(like -> other(like, here.id().value(), id -> new OrganisationId(id).text()));
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        Stream<Option> found = wanted.isEmpty()
                ? Stream.empty()
                : organisations.all().stream()
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted)
                                && !one.id().equals(here.id()))
                        .map(one -> new Option(one.id().text(), one.name(), "", ""));
        return distinct(Stream.concat(likely, found));
    }

    private Option option(Person person) {
        String customer = person.organisation()
                .flatMap(organisations::find)
                .map(Organisation::name)
                .orElse("no customer");
        return new Option(person.id().text(), person.name(), person.email() + ", " + customer, "");
    }

    private static Option other(Likeness like, long here, java.util.function.LongFunction<String> text) {
        return like.one() == here
                ? new Option(text.apply(like.other()), like.otherName(), like.otherDetail(), like.why())
                : new Option(text.apply(like.one()), like.oneName(), like.oneDetail(), like.why());
    }

    private static List<Option> distinct(Stream<Option> options) {
        return options
                .collect(java.util.stream.Collectors.toMap(
                        Option::id, one -> one, (likely, found) -> likely, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .limit(FEW)
                .toList();
    }
}
