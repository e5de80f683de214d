package org.nightdesk.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.parameter.Parameter;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.pivot.PivotForm;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;

/**
 * A saved report as it is now; everybody's who works here from role {@code least} on when it has no team, and in any case that of its {@code readers}. {@code parameters} stand as lines, {@code tags} in small letters, {@code pivot} as lines, empty without one.
 * {@code builtIn}: it came with the program, which alone changes it; {@code usual} are values that its form begins with, a line for each.
 */
record Report(
        long id,
        String name,
        String description,
        long source,
        String owner,
        Optional<TeamId> team,
        Role least,
        int version,
        String sql,
        String parameters,
        List<String> tags,
        List<PersonId> readers,
        boolean builtIn,
        String usual,
        String pivot) {

    /** The same report, asking something else that takes no values. */
    Report asking(String query) {
        return new Report(
                id, name, description, source, owner, team, least, version, query, "", tags, readers, builtIn, "", "");
    }

    /** What it is seen by unless somebody says otherwise, be it that they want none. */
    Optional<PivotShape> pivot(Map<String, String> typed) {
        return PivotForm.isAsked(typed) ? PivotForm.shape(typed) : shape();
    }

    Optional<PivotShape> shape() {
        return PivotShape.of(pivot);
    }

    /** As it would be written now. */
    ReportDraft draft() {
        return new ReportDraft(name, description, source, team, least, sql, parameters, tags, readers, pivot);
    }

    /** What its form begins with, by the field. */
    Map<String, String> usuals() {
        return usual.lines().map(line -> line.split(" = ", 2)).collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    String text() {
        return "rep_" + id;
    }

    Subject subject() {
        return Subject.of("report", id);
    }

    List<Parameter> asks() {
        return Parameter.in(parameters);
    }

    static long id(String text) {
        if (!text.matches("rep_[1-9][0-9]{0,17}")) {
            throw new NotFound("report " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
