package org.nightdesk.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants of their pages, as far as it is beyond doubt: {@code code} names one, {@code all} means each, neither means the last. {@code until} is
 * when one that is taken begins to page again.
 */
record Wish(Optional<String> code, boolean all, Deed deed, Optional<Until> until) {

    Wish(Optional<String> code, boolean all, Deed deed) {
        this(code, all, deed, Optional.empty());
    }

    /** What is to be done with them. */
    enum Deed {
        TAKE,
        PASS_ON,
        RESOLVE
    }

    /** What is said to whoever is not understood. */
    static final String HELP =
            "Not understood, nothing was done. Reply OK for the last page, its number, or ALL; add 06:00 or 4h to take it until then, NO when it is not yours, DONE when it is over.";

    private static final Set<String> YES = Set.of(
            "ok",
            "okay",
            "yes",
            "y",
            "ack",
            "acknowledge",
            "acknowledged",
            "mine",
            "take",
            "taking",
            "got",
            "on",
            "ja");
    private static final Set<String> NO = Set.of("no", "n", "not", "notmine", "escalate", "nope", "nei", "nein");
    private static final Set<String> OVER = Set.of("done", "resolved", "resolve", "fixed", "over");
    private static final Set<String> FILLING = Set.of(
            "i", "it", "is", "its", "this", "am", "my", "the", "page", "them", "that", "until", "till", "til", "for");
    private static final Set<String> ALL = Set.of("all", "everything", "alle");
    private static final int LONGEST = 60;

    /** Empty when any word is not one of ours: a question is no answer. */
    static Optional<Wish> of(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        Until.Found end = Until.in(line);
        List<String> words = Arrays.stream(
                        end.rest().replace("'", "").replace("’", "").split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> codes = words.stream().filter(Wish::isCode).distinct().toList();
        boolean understood = words.stream().allMatch(word -> isCode(word) || isKnown(word));
        boolean all = words.stream().anyMatch(ALL::contains);
        boolean no = words.stream().anyMatch(NO::contains);
        boolean yes = words.stream().anyMatch(YES::contains);
        boolean over = words.stream().anyMatch(OVER::contains);
        boolean saysSomething = yes || no || over || all || !codes.isEmpty();
        if (end.until().isPresent() && (no || over)) {
            return Optional.empty();
        }
        if (!understood || !saysSomething || no && over || codes.size() > 1 || all && !codes.isEmpty()) {
            return Optional.empty();
        }
        Deed deed = over ? Deed.RESOLVE : no ? Deed.PASS_ON : Deed.TAKE;
        return Optional.of(new Wish(codes.stream().findFirst(), all, deed, end.until()));
    }

    private static boolean isCode(String word) {
        return word.matches("[0-9]{1,18}");
    }

    private static boolean isKnown(String word) {
        return YES.contains(word)
                || NO.contains(word)
                || OVER.contains(word)
                || ALL.contains(word)
                || FILLING.contains(word);
    }
}
