package org.nightdesk.billing;

import java.util.List;
import java.util.Map;
import org.nightdesk.people.Organisation;

/** What somebody sees of a definition's runs: all of it, or the lines of the customers they look after. */
record Sight(boolean whole, List<Organisation> customers) {

    /** In SQL, beside {@code billing.customer}. */
    static final String SEES = "(:whole or customer.organisation_id = any (:mine::bigint[]))";

    boolean nothing() {
        return !whole && customers.isEmpty();
    }

    Map<String, Object> params() {
        return Map.of(
                "whole",
                whole,
                "mine",
                customers.stream().map(one -> one.id().value()).toArray(Long[]::new));
    }
}
