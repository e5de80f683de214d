package org.nightdesk.change.screen;

import java.util.List;

/** A month of changes, freezes, maintenance, days without anybody on call, and days on which customers are closed. */
public record CalendarScreen(String title, String before, String after, List<Day> days) {

    /** One day; {@code name} with its weekday, {@code number} without; {@code within}: of this month. */
    public record Day(String name, String number, boolean today, boolean within, List<Item> items) {}

    /** One thing of a day; {@code kind} is a word (freeze, change, maintenance, on call, closed). */
    public record Item(String kind, String words, String path) {}
}
