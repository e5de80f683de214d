package org.nightdesk.web;

import org.nightdesk.subject.Viewer;

/**
 * Lets somebody who is not staff hear that a topic has news; the module that owns the topic implements it. Staff hear
 * every topic. Asked on a stream's own thread, once per topic and stream; a topic carries no content, but that something
 * happened is told to nobody whom it does not concern.
 */
public interface Audience {

    /** False for topics of other modules. */
    boolean mayHear(Viewer viewer, String topic);
}
