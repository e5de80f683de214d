package org.nightdesk.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Sql;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.parameter.Question;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;

/** A report as somebody wrote it; {@code least} is the role from which on it is run, {@code tags} what it is found by, {@code readers} who runs it besides, {@code pivot} what it is seen by at first, as lines. */
record ReportDraft(
        String name,
        String description,
        long source,
        Optional<TeamId> team,
        Role least,
        String sql,
        String parameters,
        List<String> tags,
        List<PersonId> readers,
        String pivot) {

    private static final int MOST_TAGS = 10;
    private static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,29}";
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_SQL = 100_000;

    /** Without a pivot. */
    ReportDraft(
            String name,
            String description,
            long source,
            Optional<TeamId> team,
            Role least,
            String sql,
            String parameters,
            List<String> tags,
            List<PersonId> readers) {
        this(name, description, source, team, least, sql, parameters, tags, readers, "");
    }

    /** Nobody's besides those whose team and role let them. */
    ReportDraft(
            String name,
            String description,
            long source,
            Optional<TeamId> team,
            Role least,
            String sql,
            String parameters,
            List<String> tags) {
        this(name, description, source, team, least, sql, parameters, tags, List.of());
    }

    /** Without tags. */
    ReportDraft(
            String name,
            String description,
            long source,
            Optional<TeamId> team,
            Role least,
            String sql,
            String parameters) {
        this(name, description, source, team, least, sql, parameters, List.of());
    }

    /** The same, seen by this pivot. */
    ReportDraft seenBy(String lines) {
        return new ReportDraft(name, description, source, team, least, sql, parameters, tags, readers, lines);
    }

    /** The tags between commas. */
    static List<String> tags(String typed) {
        return List.of(typed.split(",", -1));
    }

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
            throw Refused.invalid(
                    "role",
                    "Reports are for those who work here. Name others one by one, as those who may run it too.");
        }
        List<Parameter> asked = Parameter.in(parameters);
        Question.of(dialect, sql, asked);
        asked.stream().filter(Parameter::offers).forEach(one -> one.checkOptions(dialect));
        return new ReportDraft(
                name.strip(),
                description.strip(),
                source,
                team,
                least,
                sql.strip(),
                parameters.strip(),
                tidied(),
                readers,
                PivotShape.of(pivot).map(PivotShape::text).orElse(""));
    }

    private List<String> tidied() {
        List<String> tidied = tags.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
        if (tidied.size() > MOST_TAGS || !tidied.stream().allMatch(tag -> tag.matches(TAG))) {
            throw Refused.invalid(
                    "tags", "Write at most ten tags with commas between them, each of at most 30 letters and digits.");
        }
        return tidied;
    }
}
