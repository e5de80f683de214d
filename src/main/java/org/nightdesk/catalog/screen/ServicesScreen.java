package org.nightdesk.catalog.screen;

import java.util.List;

/** All services by tier. {@code mayPlan}: a lead looks. */
public record ServicesScreen(String sentence, List<Tier> tiers, boolean mayPlan) {

    /** The services of one tier, by name. */
    public record Tier(int number, String meaning, List<Row> rows) {}

    /** One service; {@code team} and {@code policy} are names, empty when there is none. */
    public record Row(
            String path, String name, String purpose, String team, String policy, String needs, boolean catchAll) {}
}
