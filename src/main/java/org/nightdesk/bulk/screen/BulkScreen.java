package org.nightdesk.bulk.screen;

import java.util.List;

/**
 * What is about to be done, or could not be: {@code whole} are the words that find the tickets, empty when these are {@code tickets};
 * {@code count} how many they find, {@code steps} a line each.
 */
public record BulkScreen(
        String back, String whole, List<String> tickets, int count, String steps, List<String> problems) {

    public boolean mayGoOn() {
        return count > 0;
    }
}
