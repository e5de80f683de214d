package org.nightdesk.promise.screen;

import java.util.List;
import org.nightdesk.web.ClockFace;
import org.nightdesk.web.Form;

/** What is promised to the customer of a ticket, on any of their tickets; {@code place} is whose time a new one is given in. */
public record PromisesScreen(
        String number, String customer, List<Line> lines, Form form, String place, List<Keeper> keepers) {

    /** One that is still to be kept; {@code ticket} is empty when it is the one that is looked at. */
    public record Line(String id, String what, String keeper, ClockFace clock, String ticket) {}

    /** Who may keep one; {@code chosen}: unless said otherwise. */
    public record Keeper(String value, String name, boolean chosen) {}
}
