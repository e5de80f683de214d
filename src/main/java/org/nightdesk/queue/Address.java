package org.nightdesk.queue;

import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the queue shows a view, or what is looked for, in an arrangement; {@code mine} is the one of whoever looks where nothing else is said. */
record Address(View view, String words, Arrangement arrangement, Arrangement mine) {

    static Address of(SavedView saved, Arrangement mine) {
        return new Address(View.OPEN, saved.words(), saved.arrangement(), mine);
    }

    Address in(Arrangement other) {
        return new Address(view, words, other, mine);
    }

    String path() {
        return path(0);
    }

    /** With at least so many rows; 0 for as many as usual. */
    String path(int most) {
        return UriComponentsBuilder.fromPath("/queue")
                .queryParamIfPresent("view", given(view.word()))
                .queryParamIfPresent("q", given(words).map(some -> "{q}"))
                .queryParamIfPresent("by", arrangement.orderWord(mine))
                .queryParamIfPresent("group", arrangement.groupWord(mine))
                .queryParamIfPresent("cols", arrangement.columnWords(mine))
                .queryParamIfPresent("most", most > 0 ? Optional.of(most) : Optional.empty())
                .encode()
                .buildAndExpand(words.isEmpty() ? new Object[0] : new Object[] {words})
                .toUriString();
    }

    /** What finds all of it, in the language of the search box. */
    String whole() {
        return words.isEmpty() ? view.words() : words;
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
