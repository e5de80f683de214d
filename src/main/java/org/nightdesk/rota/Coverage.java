package org.nightdesk.rota;

import java.util.List;

/**
 * A span of a schedule: the shifts as they are, as the rotation alone would have them, those of the trainees who go along, and where nobody is
 * on call; each in order and cut to the span. Trainees fill no gap.
 */
public record Coverage(List<Shift> shifts, List<Shift> planned, List<Shift> shadows, List<Span> gaps) {}
