package org.nightdesk.playbook;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** Of these the one that is fewest letters away, if a third of the word at most must change. */
    static Optional<String> to(String typed, Collection<String> words) {
        int most = Math.max(1, typed.length() / 3);
        return words.stream()
                .filter(word -> Math.abs(word.length() - typed.length()) <= most)
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(typed, word) <= most);
    }

    /** “ Did you mean x?”, or that the choices are these. */
    static String hint(String typed, Collection<String> words) {
        return to(typed, words)
                .map(word -> " Did you mean " + word + "?")
                .orElseGet(() -> words.isEmpty() ? "" : " There is: " + String.join(", ", words) + ".");
    }

    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            above = row(one.charAt(i - 1), i, other, above);
        }
        return above[other.length()];
    }

    private static int[] row(char letter, int first, String other, int[] above) {
        int[] row = new int[other.length() + 1];
        row[0] = first;
        for (int j = 1; j <= other.length(); j++) {
            int same = above[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(same, 1 + Math.min(above[j], row[j - 1]));
        }
        return row;
    }
}
