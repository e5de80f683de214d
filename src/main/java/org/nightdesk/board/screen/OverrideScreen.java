package org.nightdesk.board.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that puts somebody on call instead of the rotation; times are in {@code place}'s zone. {@code fromTwice} and
 * {@code untilTwice} are what such a time may mean where the clock shows it twice, else empty. */
public record OverrideScreen(
        Form form,
        Map<String, String> schedules,
        Map<String, String> kinds,
        Map<String, String> people,
        Map<String, String> replaced,
        String place,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice,
        String back) {}
