package org.nightdesk.signal;

import java.util.Optional;
import org.nightdesk.subject.Subject;
import org.nightdesk.verdict.AlertRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The {@code alertname} of the first alert of an incident: what its rule is called in Prometheus. */
@Component
class AlertName implements AlertRules {

    private final JdbcClient jdbc;

    AlertName(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> rule(Subject subject) {
        if (!subject.kind().equals("ticket")) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select coalesce(labels ->> 'alertname', '')
                  from signal.v_alert
                 where ticket_id = :ticket
                 order by id
                 limit 1
                """)
                .param("ticket", Long.parseLong(subject.id()))
                .query(String.class)
                .optional()
                .filter(name -> !name.isBlank());
    }
}
