package org.nightdesk.requisition;

import java.util.List;
import org.nightdesk.configuration.Proposed;

/**
 * What somebody wants to be set, and where, in their own words: {@code customer} and {@code service} by name or identity, {@code environment} by name; an empty customer is
 * ourselves. {@code installation} says it by identity instead, or besides. {@code requester} is the mail address of the contact who asks, empty for one of us.
 */
public record RequisitionDraft(
        String installation,
        String customer,
        String service,
        String environment,
        String requester,
        String why,
        List<Proposed> settings) {

    public RequisitionDraft {
        installation = installation.strip();
        customer = customer.strip();
        service = service.strip();
        environment = environment.strip();
        requester = requester.strip();
        settings = List.copyOf(settings);
    }
}
