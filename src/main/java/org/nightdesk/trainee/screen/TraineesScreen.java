package org.nightdesk.trainee.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is in training, at least one. {@code maySign}: a lead looks. */
public record TraineesScreen(List<Row> rows, boolean maySign) {

    /** {@code signer} is empty until they are signed off; {@code path} is where that is posted. */
    public record Row(String name, String signer, Optional<Instant> at, String path) {}
}
