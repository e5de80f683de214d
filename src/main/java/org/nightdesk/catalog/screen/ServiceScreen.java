package org.nightdesk.catalog.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Panel.Piece;

/**
 * One service. {@code consequence} says what feels its failure; {@code edit} is empty for whoever may not change it;
 * {@code policyPath} where its policy is read; {@code panels} are other modules' pieces.
 */
public record ServiceScreen(
        String name,
        String slug,
        String id,
        int tier,
        String meaning,
        String consequence,
        List<String> purpose,
        String team,
        List<String> members,
        String policy,
        String policyPath,
        boolean catchAll,
        List<Other> needs,
        List<Other> neededBy,
        NeedsPicture picture,
        List<Change> changes,
        List<Piece> panels,
        String edit) {

    /** Another service. */
    public record Other(String name, String path, int tier) {}

    /** Something that was done to the service. */
    public record Change(Instant at, String who, String verb) {}
}
