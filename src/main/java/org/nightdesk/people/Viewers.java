package org.nightdesk.people;

import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Makes viewers: the only place where audience tokens are given out. */
@Component
public class Viewers {

    /** Who is asking in the current request: a signed-in person or a token. Throws when nobody is (a bug: the route was open). */
    public Viewer current() {
        throw new IllegalStateException("nobody is signed in");
    }

    /** What a person may see. */
    public Viewer of(Person person) {
        throw new IllegalStateException("not built: " + person);
    }
}
