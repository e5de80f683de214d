package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;

/** How one entry of a ticket came or went, what came with it, and what can be done about it. */
public record Conveyed(List<Mark> marks, List<Piece> pieces, List<Deed> deeds, Optional<Sheet> sheet) {

    public Conveyed {
        marks = List.copyOf(marks);
        pieces = List.copyOf(pieces);
        deeds = List.copyOf(deeds);
    }

    /** A line of small print; {@code tone} is ok, wrong or dim; {@code more} is folded away, may be empty. */
    public record Mark(String words, String tone, String more) {}

    /** A file to download. */
    public record Piece(String name, String size, String path) {}

    /**
     * The mail as its sender laid it out, shown in a frame that may run nothing. {@code images} from elsewhere are fetched only at {@code more}, which
     * is empty when there are none.
     */
    public record Sheet(String name, String path, int images, String more) {}

    /** A button that posts to the path; with {@code field} it asks for that word first; {@code rare}: out of sight until asked for. */
    public record Deed(String label, String path, String field, boolean rare) {}

    /** Those that are seen at once. */
    public List<Deed> usual() {
        return deeds.stream().filter(deed -> !deed.rare()).toList();
    }

    /** Those for when something went wrong. */
    public List<Deed> rare() {
        return deeds.stream().filter(Deed::rare).toList();
    }
}
