package org.nightdesk.board.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Panel.Piece;

/**
 * Who is on call. {@code tops} are other modules', above all else, {@code sides} beside the schedule that is shown; {@code sentence} is what matters most, {@code more} its times; {@code fill} leads to the form that fills the
 * first gap, {@code cover} to an empty one; both empty when there is no schedule. {@code mayPlan}: a lead looks.
 */
public record OnCallScreen(
        List<Piece> tops,
        String sentence,
        String more,
        String fill,
        String cover,
        NowScreen now,
        Optional<Board> board,
        List<Piece> sides,
        boolean mayPlan) {

    /** The cards at the top, one for each schedule. */
    public record NowScreen(List<Card> cards) {}

    /** Who is on call by one schedule. {@code who} is empty for a gap; {@code until} is when that changes. */
    public record Card(String schedule, String path, List<Someone> who, Optional<Instant> until, String then) {}

    /** A person by id and name. */
    public record Someone(long id, String name) {}

    /** One schedule over two weeks. {@code pagedBy} are the policies that page it. {@code here} is the address of just this part. */
    public record Board(
            String id,
            String name,
            String here,
            List<Choice> schedules,
            String earlier,
            String later,
            Drawing lanes,
            Drawing days,
            List<Line> list,
            List<Line> overrides,
            List<Line> mine,
            List<String> plan,
            List<PagedBy> pagedBy,
            String edit,
            String cover,
            Scale axis) {}

    /**
     * What the lanes' picture means: from when until when, {@code now}, the per cent at the left that are names; and the zones of the looker and of the
     * other site, each as {@code Europe/Dublin Dublin}, a line each.
     */
    public record Scale(Instant from, Instant until, Instant now, int margin, String zones) {}

    /** A policy that pages a schedule. */
    public record PagedBy(String name, String path) {}

    /** A schedule to look at instead. */
    public record Choice(String name, String path, boolean current) {}

    /** A span in words. {@code undo} is the path that takes it back, empty when nothing can. */
    public record Line(String who, String when, String what, String undo) {}
}
