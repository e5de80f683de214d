package org.nightdesk.people;

/** The identity of a customer organisation; positive. Its audience token is {@code org:<value>}. */
public record OrganisationId(long value) {

    public String token() {
        return "org:" + value;
    }
}
