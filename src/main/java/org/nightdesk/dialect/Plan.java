package org.nightdesk.dialect;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** What a database means to do for a statement that was let through. */
public interface Plan {

    /** In the measure of PostgreSQL's planner, whatever the product. */
    double cost();

    /** Refused when its rows would tell something of personal columns that it does not show, as conditions on them do. For whoever may not see them. */
    void checkUnseen();

    /** The columns of a result that tell who somebody is; {@code kinds} are what its columns hold. */
    Masked masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException;
}
