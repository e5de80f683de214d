package org.nightdesk.rota;

import java.util.List;

/** A span of a schedule: the shifts as they are, as the rotation alone would have them, and where nobody is; each in order. */
record Coverage(List<Shift> shifts, List<Shift> planned, List<Span> gaps) {}
