package org.nightdesk.worklog;

import java.util.Collection;
import java.util.Map;
import org.nightdesk.desk.TicketId;
import org.nightdesk.export.ListColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The minutes of each ticket, in lists that are exported. */
@Configuration(proxyBeanMethods = false)
class WorkColumns {

    @Bean
    @Order(1)
    ListColumn minutesWorked(WorkStore store) {
        return column("Minutes worked", store, false);
    }

    @Bean
    @Order(2)
    ListColumn minutesBillable(WorkStore store) {
        return column("Minutes billable", store, true);
    }

    private static ListColumn column(String heading, WorkStore store, boolean billable) {
        return new ListColumn() {
            @Override
            public String heading() {
                return heading;
            }

            @Override
            public Map<TicketId, Long> of(Collection<TicketId> tickets) {
                return store.sums(tickets, billable);
            }
        };
    }
}
