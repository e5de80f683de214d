package org.nightdesk.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Reports that go out before the shift to come is over, of those who own them and hear of what fails. */
@Component
class DeliveryDuties implements Duties {

    private final StandingOrders orders;

    DeliveryDuties(StandingOrders orders) {
        this.orders = orders;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        return !viewer.may(Role.RESPONDER)
                ? List.of()
                : orders.of(viewer).stream()
                        .filter(order -> people.contains(order.owner()))
                        .flatMap(order -> order
                                .due()
                                .filter(due -> due.isBefore(until))
                                .map(due -> new Duty(
                                        order.wanted().name(),
                                        "Report of " + order.ownerName() + "’s goes out",
                                        order.path(),
                                        due))
                                .stream())
                        .sorted(Comparator.comparing(Duty::at))
                        .limit(MOST_AND_ONE)
                        .toList();
    }
}
