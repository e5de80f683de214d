package org.nightdesk.dialect;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.nightdesk.subject.Refused;

/** What a database means to do for a statement that was let through. */
public interface Plan {

    /** In the measure of PostgreSQL's planner, whatever the product. */
    double cost();

    /** Refused when its rows would tell something of personal columns that it does not show, as conditions on them do. For whoever may not see them. */
    void checkUnseen();

    /** What {@link #checkUnseen} refuses with; {@code what} of the statement would tell. */
    static Refused untold(String what) {
        return Sql.refused(
                "In this, " + what
                        + " would tell something of personal columns, which you may not see. Ask for a whole value by a "
                        + "parameter (email = :email), for those that are the same (a.email = b.email) or that are empty; or an administrator opens the columns to you.");
    }

    /** The columns of a result that tell who somebody is; {@code kinds} are what its columns hold. */
    Masked masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException;
}
