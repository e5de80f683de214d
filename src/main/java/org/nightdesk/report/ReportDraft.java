package org.nightdesk.report;

import java.util.Optional;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Sql;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;

/** A report as somebody wrote it; {@code least} is the role from which on it is run. */
record ReportDraft(
        String name,
        String description,
        long source,
        Optional<TeamId> team,
        Role least,
        String sql,
        String parameters) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_SQL = 100_000;

    /** For everybody who works here, or a team. */
    ReportDraft(String name, String description, long source, Optional<TeamId> team, String sql, String parameters) {
        this(name, description, source, team, Role.RESPONDER, sql, parameters);
    }

    /** Refused, naming the field, when something is wrong; what the database would say is not asked here. */
    ReportDraft checked(Dialect dialect) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give the report a name of at most " + LONGEST_NAME + " letters.");
        }
        if (description.length() > LONGEST_TEXT) {
            throw Refused.invalid("description", "Say it in at most 2,000 letters.");
        }
        if (sql.isBlank() || sql.length() > LONGEST_SQL || sql.indexOf('\0') >= 0) {
            throw Sql.refused("Write the SQL, in at most 100,000 letters.");
        }
        if (least == Role.REQUESTER) {
            throw Refused.invalid("role", "Reports are for those who work here.");
        }
        Question.of(dialect, sql, Parameter.in(parameters));
        return new ReportDraft(name.strip(), description.strip(), source, team, least, sql.strip(), parameters.strip());
    }
}
