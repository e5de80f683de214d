package org.nightdesk.billing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Bills that are not signed off and fall due before the shift to come is over, of those who own them. */
@Component
class BillingDuties implements Duties {

    private final Definitions definitions;
    private final BillingNeeds needs;

    BillingDuties(Definitions definitions, BillingNeeds needs) {
        this.definitions = definitions;
        this.needs = needs;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        return definitions.of(viewer).stream()
                .filter(definition -> people.contains(definition.owner()))
                .flatMap(definition -> needs.owed(definition, now).stream())
                .flatMap(need -> need
                        .due()
                        .filter(due -> due.isBefore(until))
                        .map(due -> new Duty(need.what(), "Bill: " + need.detail(), need.path(), due))
                        .stream())
                .toList();
    }
}
