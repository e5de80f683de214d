package org.nightdesk.web;

import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Viewer;

/** Who is looking, as the screens need to know it. The people module implements it; without it everyone is a stranger. */
public interface SignedIn {

    /** Empty when nobody is signed in in this request. */
    Optional<Person> person();

    /** {@code here} is the person's own zone, {@code others} the further ones to show in the bar, in order; may be empty. */
    record Person(Viewer viewer, Place here, List<Place> others) {

        public Person {
            others = List.copyOf(others);
        }
    }
}
