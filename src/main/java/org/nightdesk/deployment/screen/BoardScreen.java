package org.nightdesk.deployment.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/**
 * Which version is in which environment, by service and for whom, and what was deployed last. {@code which} says which rows of how many these are, empty when
 * they are all; {@code before} and {@code next} are where the others are, empty when there are none. {@code untold}: no pipeline has told of anything yet.
 */
public record BoardScreen(
        List<String> environments,
        List<Row> rows,
        String which,
        String before,
        String next,
        boolean untold,
        Form form,
        List<Line> lines) {

    /** One service for one customer, or for ourselves; {@code cells} in the order of the environments, with an empty version where nothing is known. */
    public record Row(String service, String path, String customer, List<Cell> cells) {}

    /** What runs there; {@code at} is meaningless without a version. */
    public record Cell(String version, Instant at) {}

    /** One deployment. */
    public record Line(String what, String where, String result, String tone, String who, String url, Instant at) {}
}
