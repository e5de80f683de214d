package org.nightdesk.channel;

import java.util.ArrayList;
import java.util.List;

/** Makes text fit where a provider takes no more. */
final class Lines {

    private Lines() {}

    /** At most so many characters, the last an ellipsis when something is missing; no character is torn apart. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int kept = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, kept) + "…";
    }

    /** The lines that are not empty; what is beyond {@code most} stands together in the last. */
    static List<String> of(String text, int most) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() <= most) {
            return lines;
        }
        List<String> fitting = new ArrayList<>(lines.subList(0, most - 1));
        fitting.add(String.join(" ", lines.subList(most - 1, lines.size())));
        return fitting;
    }
}
