package org.nightdesk.entitlement.screen;

import java.util.List;

/** The catalogue. */
public record OffersScreen(List<Line> offers, boolean mayKeep) {

    /** {@code how} says who sees to it and how long it lasts. */
    public record Line(String path, String name, String kind, String purpose, String how, boolean retired) {}
}
