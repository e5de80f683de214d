package org.nightdesk.holiday;

import java.time.LocalDate;
import java.util.Map;

/** Public holidays of a place. */
public interface Holidays {

    /** Nobody rests. */
    Holidays NONE = year -> Map.of();

    /** Those of a calendar year with their names, in no order; the same each time it is asked. */
    Map<LocalDate, String> of(int year);
}
