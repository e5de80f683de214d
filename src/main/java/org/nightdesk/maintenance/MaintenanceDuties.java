package org.nightdesk.maintenance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Maintenance that ends in the shift to come: what it held pages then. */
@Component
class MaintenanceDuties implements Duties {

    private final MaintenanceWindows windows;

    MaintenanceDuties(MaintenanceWindows windows) {
        this.windows = windows;
    }

    @Override
    public List<Duty> of(Set<PersonId> people, Instant until, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER) || !now.isBefore(until)) {
            return List.of();
        }
        return windows.between(now, until).stream()
                .filter(window -> !window.end().isAfter(until))
                .sorted(Comparator.comparing(MaintenanceWindow::end))
                .limit(MOST_AND_ONE)
                .map(window -> new Duty(
                        "Maintenance of " + windows.where(window) + " ends; what is still broken pages then",
                        window.reason(),
                        MaintenancePages.path(window),
                        window.end()))
                .toList();
    }
}
