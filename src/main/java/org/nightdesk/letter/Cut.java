package org.nightdesk.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a text into what was newly written, the history below it and signatures. */
final class Cut {

    private static final int LONGEST_SIGNATURE = 20;
    private static final int LONGEST_INTRODUCTION = 4;

    private enum Kind {
        TEXT,
        BLANK,
        QUOTE,
        SIGNATURE
    }

    private final List<String> lines;
    private final Kind[] kinds;
    private boolean forward;

    private Cut(String text) {
        this.lines = text.lines().map(line -> line.replace('\u00a0', ' ')).toList();
        this.kinds = new Kind[lines.size()];
    }

    static Visible of(String text) {
        Cut cut = new Cut(text);
        cut.classify();
        return cut.visible(text.lines().toList());
    }

    private void classify() {
        for (int i = 0; i < kinds.length; i++) {
            String line = lines.get(i);
            kinds[i] = line.isBlank() ? Kind.BLANK : QuoteMarks.isQuoted(line) ? Kind.QUOTE : Kind.TEXT;
        }
        int end = history();
        Arrays.fill(kinds, end, kinds.length, Kind.QUOTE);
        introductions(end);
        signatures(end);
    }

    /** Where the part begins of which every line is history; the number of lines if there is none. */
    private int history() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] != Kind.TEXT) {
                continue;
            }
            String line = lines.get(i);
            forward = QuoteMarks.isForward(line);
            if (forward || QuoteMarks.isDivider(line) || isHeaderBlock(i)) {
                return withRuleAbove(i);
            }
            int begin = introduction(i);
            if (begin >= 0 && !quotesFollow(i)) {
                return begin;
            }
        }
        return kinds.length;
    }

    /** {@code From:}, {@code Sent:}, {@code To:}, {@code Subject:}, as Outlook puts them above the history. */
    private boolean isHeaderBlock(int at) {
        if (!QuoteMarks.isFrom(lines.get(at))) {
            return false;
        }
        int others = 0;
        int seen = 0;
        for (int i = at + 1; i < kinds.length && seen < 7; i++) {
            if (kinds[i] != Kind.BLANK) {
                seen++;
                others += QuoteMarks.isOtherHeader(lines.get(i)) ? 1 : 0;
            }
        }
        return others >= 2;
    }

    private int withRuleAbove(int at) {
        int above = at - 1;
        while (above >= 0 && kinds[above] == Kind.BLANK) {
            above--;
        }
        return above >= 0 && QuoteMarks.isRule(lines.get(above)) ? above : at;
    }

    /** Where the introduction begins that ends in this line; -1 if none does. */
    private int introduction(int end) {
        StringBuilder joined = new StringBuilder();
        int found = -1;
        for (int begin = end; begin >= 0 && end - begin < LONGEST_INTRODUCTION; begin--) {
            if (kinds[begin] != Kind.TEXT || joined.length() > 1_000) {
                return found;
            }
            joined.insert(0, lines.get(begin) + " ");
            if (!QuoteMarks.isIntroduction(joined.toString())) {
                if (begin == end
                        && !lines.get(end).stripTrailing().endsWith(":")
                        && !lines.get(end).endsWith("：")) {
                    return -1;
                }
                continue;
            }
            if (QuoteMarks.startsIntroduction(lines.get(begin))) {
                return begin;
            }
            found = found < 0 ? begin : found;
        }
        return found;
    }

    private boolean quotesFollow(int at) {
        int next = at + 1;
        while (next < kinds.length && kinds[next] == Kind.BLANK) {
            next++;
        }
        return next < kinds.length && kinds[next] == Kind.QUOTE;
    }

    private void introductions(int end) {
        for (int i = 0; i < end; i++) {
            if (kinds[i] != Kind.TEXT || !quotesFollow(i)) {
                continue;
            }
            int begin = introduction(i);
            boolean likely = begin < 0 && QuoteMarks.isLikelyIntroduction(lines.get(i));
            if (begin >= 0 || likely) {
                Arrays.fill(kinds, begin >= 0 ? begin : i, i + 1, Kind.QUOTE);
            }
        }
    }

    /** A signature goes from its mark to the next quote or the end, if it is not longer than signatures are. */
    private void signatures(int end) {
        for (int i = 0; i < end; i++) {
            boolean mark = kinds[i] == Kind.TEXT && QuoteMarks.isSignature(lines.get(i));
            boolean small = kinds[i] == Kind.TEXT && QuoteMarks.isShortSignature(lines.get(i));
            if (!mark && !small) {
                continue;
            }
            int stop = stop(i, end);
            if (stop >= 0) {
                Arrays.fill(kinds, i, stop, Kind.SIGNATURE);
                i = stop;
            }
        }
    }

    /** Where the signature ends that begins here; -1 if it is too long for one. */
    private int stop(int from, int end) {
        int written = 0;
        int stop = from;
        while (stop < end && kinds[stop] != Kind.QUOTE) {
            written += kinds[stop] == Kind.BLANK ? 0 : 1;
            if (written > LONGEST_SIGNATURE || stop - from > 10 * LONGEST_SIGNATURE) {
                return -1;
            }
            stop++;
        }
        return stop;
    }

    private Visible visible(List<String> original) {
        int last = lastText();
        if (last < 0 && forward) {
            return new Visible(
                    joined(original), "", ""); // Somebody sends on what somebody else wrote: that is the news.
        }
        int first = last < 0 ? 0 : firstShown(last);
        List<String> reply = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        List<String> signature = new ArrayList<>();
        Kind current = first > 0 ? Kind.QUOTE : Kind.TEXT;
        for (int i = 0; i < kinds.length; i++) {
            boolean shown = i >= first && i <= last;
            current = shown ? Kind.TEXT : kinds[i] == Kind.BLANK ? current : kinds[i];
            (current == Kind.TEXT ? reply : current == Kind.QUOTE ? quoted : signature).add(original.get(i));
        }
        return new Visible(joined(reply), joined(quoted), joined(signature));
    }

    private int lastText() {
        int last = kinds.length - 1;
        while (last >= 0 && kinds[last] != Kind.TEXT) {
            last--;
        }
        return last;
    }

    /** An answer below one whole quote does not need it; answers between several do. */
    private int firstShown(int last) {
        int first = 0;
        while (first <= last && kinds[first] != Kind.TEXT) {
            first++;
        }
        for (int i = first; i <= last; i++) {
            if (kinds[i] == Kind.QUOTE) {
                return 0;
            }
        }
        return first;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines.stream().dropWhile(String::isBlank).toList())
                .stripTrailing();
    }
}
