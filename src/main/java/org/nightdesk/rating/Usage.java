package org.nightdesk.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A row as a report gave it; {@code amount} when the source knows it itself, {@code arrived} when it says when it heard of it. */
public record Usage(
        Key key, String unit, Optional<BigDecimal> quantity, Optional<BigDecimal> amount, Optional<Instant> arrived) {}
