package org.nightdesk.billing.screen;

import java.util.List;

/** On the home of an account manager who does not work the queue: the bills that wait for a yes. */
public record WaitingPiece(List<Line> lines) {

    public record Line(String what, String detail, String path) {}
}
