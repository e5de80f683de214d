package org.nightdesk.paging;

import java.util.Optional;
import org.nightdesk.people.Person;
import org.nightdesk.web.Panel.Piece;

/** A piece of another module's on the phone page, below what became of it. Its forms go to addresses below {@code path} and carry {@code proof}. */
public interface PhonePart {

    /** Empty when there is nothing to show to the holder of the link. */
    Optional<Piece> on(Page page, Person holder, String path, String proof);
}
