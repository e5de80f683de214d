package org.nightdesk.dialect;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** What a database means to do for a statement that was let through. */
public interface Plan {

    /** In the measure of PostgreSQL's planner, whatever the product. */
    double cost();

    /** The places of a result's columns that tell who somebody is, the first 0; {@code kinds} are what its columns hold. */
    Set<Integer> masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException;
}
