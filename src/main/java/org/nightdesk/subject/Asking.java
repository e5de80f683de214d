package org.nightdesk.subject;

/** Who is asking in the current request; the people module knows. */
public interface Asking {

    /** A signed-in person or a token. Throws when nobody is: then the route was open by mistake. */
    Viewer current();
}
