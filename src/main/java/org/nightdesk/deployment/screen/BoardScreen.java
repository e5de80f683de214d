package org.nightdesk.deployment.screen;

import java.time.Instant;
import java.util.List;

/** Which version is in which environment, by service and for whom, and what was deployed last. */
public record BoardScreen(List<String> environments, List<Row> rows, List<Line> lines) {

    /** One service for one customer, or for ourselves; {@code cells} in the order of the environments, with an empty version where nothing is known. */
    public record Row(String service, String path, String customer, List<Cell> cells) {}

    /** What runs there; {@code at} is meaningless without a version. */
    public record Cell(String version, Instant at) {}

    /** One deployment. */
    public record Line(String what, String where, String result, String tone, String who, String url, Instant at) {}
}
