package org.nightdesk.queue.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.NeedsMe.Need;
import org.nightdesk.web.Panel.Piece;

/** What needs one person, now. {@code tops} are other modules', above all else; {@code sentence} is the one they must read; {@code second} says how their night goes on. */
public record HomeScreen(
        List<Piece> tops,
        String sentence,
        String second,
        List<Summons> summons,
        Optional<Night> night,
        List<Row> mine,
        List<Row> nobodys,
        int waiting,
        List<OnCall> onCall,
        List<Need> needs) {

    /** A page that waits for this person; {@code path} is its ticket's, {@code until} the next good hour to take it until. */
    public record Summons(
            String path, int priority, Instant since, String title, String service, String told, String until) {}

    /** Who is on call; {@code until} is empty when nothing ends it within two weeks, {@code name} when nobody is. */
    public record OnCall(String schedule, String name, boolean me, Optional<Instant> until) {}

    /** The shift around now as one line, in percent of its width. */
    public record Night(String label, List<Band> bands, List<Hour> hours, List<Mark> marks, String now, String clock) {

        /** One person's time. */
        public record Band(String x, String width, String words, boolean mine) {}

        /** {@code anchor} is start, middle or end; {@code odd} ones go first where there is no room. */
        public record Hour(String x, String words, String anchor, boolean odd) {}

        /** Something that ends then; {@code soon}: within the hour. */
        public record Mark(String x, boolean soon) {}
    }
}
