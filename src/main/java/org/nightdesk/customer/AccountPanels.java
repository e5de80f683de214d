package org.nightdesk.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.customer.screen.AccountsTopScreen;
import org.nightdesk.customer.screen.ManagerScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way from home to the customers I look after; and on a customer who looks after it. */
final class AccountPanels {

    private static final int URGENT = 2;
    private static final int FIRST = 0;

    private AccountPanels() {}

    /** On home, for those who look after somebody. */
    @Component
    static class OnHome implements Panel {

        private final MyCustomers accounts;

        OnHome(MyCustomers accounts) {
            this.accounts = accounts;
        }

        @Override
        public String slot() {
            return "home.top";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            List<Organisation> customers = accounts.of(viewer);
            if (customers.isEmpty()) {
                return Optional.empty();
            }
            List<Ticket> open = accounts.open(customers, viewer);
            int urgent = (int) open.stream()
                    .filter(ticket -> ticket.priority().value() <= URGENT)
                    .count();
            String names =
                    customers.size() == 1 ? customers.getFirst().name() : "Your " + customers.size() + " customers";
            return Optional.of(new Piece("customer/accountstop", new AccountsTopScreen(names, open.size(), urgent)));
        }
    }

    /** On a customer. */
    @Component
    @Order(FIRST)
    static class OnCustomer implements Panel {

        private final Organisations organisations;
        private final People people;

        OnCustomer(Organisations organisations, People people) {
            this.organisations = organisations;
            this.people = people;
        }

        @Override
        public String slot() {
            return "customer.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            OrganisationId id = new OrganisationId(Long.parseLong(subject.id()));
            Optional<Person> manager = organisations.managerOf(id).flatMap(people::find);
            return manager.isEmpty() && !viewer.may(Role.LEAD)
                    ? Optional.empty()
                    : Optional.of(new Piece(
                            "customer/managed",
                            new ManagerScreen(
                                    viewer.may(Role.LEAD) ? "/customers/" + id.text() : "",
                                    "",
                                    manager.map(Person::name).orElse(""),
                                    manager.map(person ->
                                                    "/people/" + person.id().text())
                                            .orElse(""),
                                    Map.of(),
                                    Form.blank())));
        }
    }
}
