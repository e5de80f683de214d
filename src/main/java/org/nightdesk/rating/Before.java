package org.nightdesk.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** The version before, as far as the next one needs it. */
public record Before(
        long run, int number, Instant asOf, BigDecimal total, BigDecimal adjustments, Map<Key, BigDecimal> lines) {}
