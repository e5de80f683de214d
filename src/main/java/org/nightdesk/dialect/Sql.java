package org.nightdesk.dialect;

import java.util.List;
import java.util.Set;
import org.nightdesk.subject.Refused;

/**
 * One statement that reads, as a product's reader understood it, without its comments. {@code pieces} is what stands between its parameters, one more than
 * {@code order}, their names in the order in which they come; {@code calls} is what is called like a function.
 */
public record Sql(List<String> pieces, List<String> order, Set<String> calls) {

    /** With a {@code ?} for each parameter. */
    public String text() {
        return text("?");
    }

    /** With that for each parameter. */
    public String text(String parameter) {
        return String.join(parameter, pieces);
    }

    public static Refused refused(String reason) {
        return Refused.invalid("sql", reason);
    }
}
