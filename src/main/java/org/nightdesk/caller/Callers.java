package org.nightdesk.caller;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.caller.screen.CallLine;
import org.nightdesk.customer.Party;
import org.nightdesk.customer.Telephones;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Says who calls: the contact, their customer, how much is open for them. */
@Component
class Callers {

    private static final int MOST = 100;

    private final Telephones telephones;
    private final People people;
    private final Organisations organisations;
    private final Queue queue;

    Callers(Telephones telephones, People people, Organisations organisations, Queue queue) {
        this.telephones = telephones;
        this.people = people;
        this.organisations = organisations;
        this.queue = queue;
    }

    private record Caller(boolean known, String who, int open) {}

    CallLine line(Call call, String state, Viewer viewer) {
        return lines(List.of(call), one -> state, viewer).getFirst();
    }

    /** The same of many: each caller is looked up once, however often they called. */
    List<CallLine> lines(List<Call> calls, Function<Call, String> state, Viewer viewer) {
        Map<String, Caller> callers = new HashMap<>();
        Map<PersonId, String> agents = people.names(calls.stream()
                .flatMap(call -> call.person().stream())
                .distinct()
                .toList());
        return calls.stream()
                .map(call -> line(
                        call,
                        callers.computeIfAbsent(call.number(), number -> caller(number, viewer)),
                        call.person().map(agents::get).orElse(""),
                        state.apply(call)))
                .toList();
    }

    private Caller caller(String number, Viewer viewer) {
        Optional<Party> whose = telephones.whose(number).stream().findFirst();
        Optional<Person> contact = whose.flatMap(Party::contact).flatMap(people::find);
        Optional<OrganisationId> customer =
                whose.flatMap(Party::customer).or(() -> contact.flatMap(Person::organisation));
        int open = customer.map(Filter::open)
                .or(() -> contact.map(Person::id).map(Filter::open))
                .map(filter -> queue.count(filter, viewer, MOST))
                .orElse(0);
        return new Caller(whose.isPresent(), who(contact, customer), open);
    }

    private CallLine line(Call call, Caller caller, String agent, String state) {
        String nobody = call.extension().isEmpty() ? "nobody" : call.extension() + ", which nobody has";
        return new CallLine(
                call.text(),
                caller.who(),
                call.number().isEmpty() ? "a withheld number" : telephones.spoken(call.number()),
                caller.known(),
                call.number().isEmpty(),
                caller.open(),
                agent.isEmpty() ? nobody : agent,
                state,
                call.at());
    }

    private String who(Optional<Person> contact, Optional<OrganisationId> customer) {
        String firm =
                customer.flatMap(organisations::find).map(one -> one.name()).orElse("");
        String name = contact.map(Person::name).orElse("");
        return name.isEmpty() || firm.isEmpty() ? name + firm : name + ", " + firm;
    }

    /** The form for a new ticket, with all that is known. */
    String form(Call call) {
        Optional<Party> whose = telephones.whose(call.number()).stream().findFirst();
        String said = "Called from "
                + (call.number().isEmpty() ? "a withheld number" : telephones.spoken(call.number())) + ".\n\n";
        String about = whose.flatMap(Party::contact)
                .map(PersonId::text)
                .map(id -> "requester=" + id + "&")
                .or(() -> whose.flatMap(Party::customer)
                        .map(id -> "customer="
                                + encoded(organisations.organisation(id).name()) + "&"))
                .orElse("");
        return "/tickets/new?" + about + "description=" + encoded(said);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
