package org.nightdesk.post;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nightdesk.letter.Letter;

/**
 * Which mails may be dealt with at the same time: those that have nothing to do with each other. Mails of one writer, mails that answer one another and
 * mails that name one ticket stay together, in the order in which they came.
 */
final class Strands {

    private static final Pattern TAG = Pattern.compile("\\[[A-Z]{2,4}-[1-9][0-9]{0,17}]");
    private static final int MOST_PARENTS = 30;

    private Strands() {}

    /** A mail that was read and is to be handed over. */
    record Unfolded(KeptMail mail, Letter letter) {}

    /** As many as asked for, or fewer, about the same in length; none is empty. */
    static List<List<Unfolded>> of(List<Unfolded> mails, int most) {
        List<List<Unfolded>> strands = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            strands.add(new ArrayList<>());
        }
        tied(mails)
                .forEach(group -> strands.stream()
                        .min(Comparator.comparingInt(List::size))
                        .orElseThrow()
                        .addAll(group));
        strands.removeIf(List::isEmpty);
        strands.forEach(strand ->
                strand.sort(Comparator.comparingLong(each -> each.mail().id().value())));
        return strands;
    }

    private static List<List<Unfolded>> tied(List<Unfolded> mails) {
        int[] root = new int[mails.size()];
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
            for (String knot : knots(mails.get(i))) {
                Integer other = first.putIfAbsent(knot, i);
                if (other != null) {
                    root[top(root, i)] = top(root, other);
                }
            }
        }
        Map<Integer, List<Unfolded>> groups = new HashMap<>();
        for (int i = 0; i < root.length; i++) {
            groups.computeIfAbsent(top(root, i), fresh -> new ArrayList<>()).add(mails.get(i));
        }
        return groups.values().stream()
                .sorted(Comparator.comparingInt((List<Unfolded> group) -> -group.size()))
                .toList();
    }

    private static int top(int[] root, int one) {
        int at = one;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /** The Message-IDs of the mails that it answers, as many as are worth looking at. */
    static List<String> parents(Letter letter) {
        return Stream.concat(letter.inReplyTo().stream(), letter.references().stream())
                .limit(MOST_PARENTS)
                .toList();
    }

    private static List<String> knots(Unfolded one) {
        Letter letter = one.letter();
        List<String> knots = new ArrayList<>();
        knots.add("from " + letter.from().address().toLowerCase(Locale.ROOT));
        letter.messageId().ifPresent(knots::add);
        knots.addAll(parents(letter));
        Matcher tags = TAG.matcher(letter.subject());
        while (tags.find()) {
            knots.add(tags.group());
        }
        return knots;
    }
}
