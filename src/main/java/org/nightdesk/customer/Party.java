package org.nightdesk.customer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Subject;

/** A customer or one of their contacts; exactly one of the two is there. */
public record Party(Optional<OrganisationId> customer, Optional<PersonId> contact) {

    public Party {
        if (customer.isPresent() == contact.isPresent()) {
            throw new IllegalArgumentException("either a customer or a contact");
        }
    }

    public static Party of(OrganisationId customer) {
        return new Party(Optional.of(customer), Optional.empty());
    }

    public static Party of(PersonId contact) {
        return new Party(Optional.empty(), Optional.of(contact));
    }

    /** As they are written outside, {@code cus_7} or {@code per_7}; empty when neither could be. */
    static Optional<Party> parse(String text) {
        return OrganisationId.parse(text)
                .map(Party::of)
                .or(() -> PersonId.parse(text).map(Party::of));
    }

    Subject subject() {
        return customer.map(OrganisationId::subject)
                .orElseGet(() -> contact.orElseThrow().subject());
    }

    String text() {
        return customer.map(OrganisationId::text)
                .orElseGet(() -> contact.orElseThrow().text());
    }

    /** Their own page. */
    String path() {
        return (customer.isPresent() ? "/customers/" : "/people/") + text();
    }

    @Nullable
    Long customerNumber() {
        return customer.map(OrganisationId::value).orElse(null);
    }

    @Nullable
    Long contactNumber() {
        return contact.map(PersonId::value).orElse(null);
    }

    static Party of(@Nullable Long customer, @Nullable Long contact) {
        return new Party(
                Optional.ofNullable(customer).map(OrganisationId::new),
                Optional.ofNullable(contact).map(PersonId::new));
    }
}
