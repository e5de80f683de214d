package org.nightdesk.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;

/** What somebody looks for, already understood: every clause holds, and every word begins a word of the title. */
public record Filter(List<Clause> clauses, String words) {

    /** Holds when any of its terms does; {@code not}: when none does. */
    record Clause(boolean not, List<Term> any) {

        Clause {
            any = List.copyOf(any);
        }
    }

    /** One fact about a ticket. An empty person, team or customer stands for none. */
    sealed interface Term {
        record Numbered(TicketId ticket) implements Term {}

        record State(String word) implements Term {}

        record Over(boolean over) implements Term {}

        /** On hold, for whom. */
        record WaitingOn(Waiting whom) implements Term {}

        record Unanswered() implements Term {}

        record Assignee(Optional<PersonId> person) implements Term {}

        record Team(Optional<TeamId> team) implements Term {}

        record OfService(ServiceId service) implements Term {}

        record Customer(Optional<OrganisationId> organisation) implements Term {}

        record Requester(Optional<PersonId> person) implements Term {}

        record OfPriority(int priority) implements Term {}

        record OfKind(Kind kind) implements Term {}

        record Tag(String tag) implements Term {}

        record OpenedBefore(Instant moment) implements Term {}

        /** Nobody has changed it since. */
        record UnchangedSince(Instant moment) implements Term {}

        /** Its next promise falls due then. */
        record Due(boolean before, Instant moment) implements Term {}
    }

    public Filter {
        clauses = List.copyOf(clauses);
    }

    /** Everything that is not over. */
    public static Filter open() {
        return new Filter(List.of(new Clause(false, List.of(new Term.Over(false)))), "");
    }

    /** Everything that is not over and that this contact asked for. */
    public static Filter open(PersonId requester) {
        return open(new Term.Requester(Optional.of(requester)));
    }

    /** Everything that is not over and is this customer's. */
    public static Filter open(OrganisationId customer) {
        return open(new Term.Customer(Optional.of(customer)));
    }

    private static Filter open(Term term) {
        return new Filter(
                List.of(new Clause(false, List.of(new Term.Over(false))), new Clause(false, List.of(term))), "");
    }

    /** Whatever this contact ever asked for. */
    public static Filter of(PersonId requester) {
        return new Filter(List.of(new Clause(false, List.of(new Term.Requester(Optional.of(requester))))), "");
    }

    /** Whatever was ever this customer's. */
    public static Filter of(OrganisationId customer) {
        return new Filter(List.of(new Clause(false, List.of(new Term.Customer(Optional.of(customer))))), "");
    }

    /** Everything that is not over and is one of these customers'. */
    public static Filter open(Collection<OrganisationId> customers) {
        return new Filter(List.of(new Clause(false, List.of(new Term.Over(false))), ofAny(customers)), "");
    }

    /** Everything that is not over and is about one of these services. */
    public static Filter openAbout(Collection<ServiceId> services) {
        return new Filter(
                List.of(
                        new Clause(false, List.of(new Term.Over(false))),
                        new Clause(
                                false,
                                services.stream().<Term>map(Term.OfService::new).toList())),
                "");
    }

    /** Every open incident about one of these services, and whatever else about them is P1 or P2. */
    public static Filter openAndPressing(Collection<ServiceId> services) {
        return openAbout(services)
                .and(new Clause(
                        false,
                        List.of(new Term.OfKind(Kind.INCIDENT), new Term.OfPriority(1), new Term.OfPriority(2))));
    }

    /** Everything that is not over, is about one of these services and is some customer's. */
    public static Filter openOfCustomers(Collection<ServiceId> services) {
        return openAbout(services).and(new Clause(true, List.of(new Term.Customer(Optional.empty()))));
    }

    private Filter and(Clause clause) {
        return new Filter(Stream.concat(clauses.stream(), Stream.of(clause)).toList(), words);
    }

    /** Everything of these customers that is over, and that somebody has changed since then. */
    public static Filter over(Collection<OrganisationId> customers, Instant since) {
        return new Filter(
                List.of(
                        new Clause(false, List.of(new Term.Over(true))),
                        new Clause(true, List.of(new Term.UnchangedSince(since))),
                        ofAny(customers)),
                "");
    }

    private static Clause ofAny(Collection<OrganisationId> customers) {
        return new Clause(
                false,
                customers.stream()
                        .<Term>map(id -> new Term.Customer(Optional.of(id)))
                        .toList());
    }

    /** Whether it can only hold for tickets that are not over. */
    public boolean isAboutOpen() {
        return clauses.stream()
                .anyMatch(clause ->
                        !clause.not() && clause.any().stream().allMatch(term -> term.equals(new Term.Over(false))));
    }

    /** By words of the title alone, whatever stands in them. */
    public static Filter words(String words) {
        return new Filter(List.of(), words);
    }

    /** The same, and it is this ticket. */
    public Filter only(TicketId ticket) {
        return and(new Term.Numbered(ticket));
    }

    /** The same, and it is still open, or else it is over. */
    public Filter still(boolean open) {
        return and(new Term.Over(!open));
    }

    private Filter and(Term term) {
        return new Filter(
                Stream.concat(clauses.stream(), Stream.of(new Clause(false, List.of(term))))
                        .toList(),
                words);
    }
}
