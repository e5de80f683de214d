package org.nightdesk.review;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.nightdesk.web.Markdown;

/** A review's Markdown as safe HTML, with {@code {{3}}} turned into the answer to question 3 or into the mark of what is not known yet. */
final class Prose {

    private static final Pattern MARKER = Pattern.compile("\\{\\{([1-9][0-9]{0,3})}}");
    private static final Pattern PLACE = Pattern.compile("\uE000([0-9]+)\uE001");
    private static final String NOT_KNOWN = "<a class=\"unknown\" href=\"#question-%s\">not known yet</a>";

    private Prose() {}

    static String html(String text, List<Question> questions) {
        String clean = text.replaceAll("[\uE000\uE001]", "");
        String placed = MARKER.matcher(clean)
                .replaceAll(marker -> java.util.regex.Matcher.quoteReplacement(place(marker, questions)));
        return PLACE.matcher(Markdown.html(placed)).replaceAll(place -> NOT_KNOWN.formatted(place.group(1)));
    }

    private static String place(MatchResult marker, List<Question> questions) {
        int number = Integer.parseInt(marker.group(1));
        Optional<Question> question =
                questions.stream().filter(one -> one.number() == number).findFirst();
        if (question.isEmpty()) {
            return marker.group();
        }
        return question.get()
                .answer()
                .map(answer -> answer.text().replaceAll("\\s+", " "))
                .orElse("\uE000" + number + "\uE001");
    }
}
