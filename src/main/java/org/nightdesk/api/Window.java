package org.nightdesk.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Listed.Page;

/**
 * The part of a list that a request asks for with {@code ?size=} (1 to 500, 50 when left out) and {@code ?after=}, as an
 * argument of a controller's method. The cursor is signed for its path: its parts are always those that this very list gave out.
 */
public final class Window {

    private final int size;
    private final List<String> after;
    private final Function<String, String> seal;

    Window(int size, List<String> after, Function<String, String> seal) {
        this.size = size;
        this.after = after;
        this.seal = seal;
    }

    /** How many rows to read: one more than is shown, which tells whether there is a next cut. */
    public int limit() {
        return size + 1;
    }

    /** Whether the list begins at its start. */
    public boolean isFirst() {
        return after.isEmpty();
    }

    /** The key of the last row of the cut before, in the parts that {@code key} gave; empty at the start. */
    public List<String> after() {
        return after;
    }

    /** For lists ordered by one rising number: rows greater than this, 0 at the start. */
    public long afterNumber() {
        return isFirst() ? 0 : Long.parseLong(after.getFirst());
    }

    /**
     * The answer, from at most {@link #limit()} rows that follow {@link #after()}. {@code key} are the values the list is ordered by, the last of
     * them unique; none may contain a line feed.
     */
    public <T, V> Listed<V> listed(List<T> rows, Function<T, List<?>> key, Function<T, V> view) {
        List<T> shown = rows.subList(0, Math.min(size, rows.size()));
        String next = rows.size() > size ? cursor(key.apply(shown.getLast())) : null;
        return listed(shown, next, view);
    }

    /** The answer from a whole small collection, in the order of {@code id}. */
    public <T, V> Listed<V> cut(Collection<T> all, ToLongFunction<T> id, Function<T, V> view) {
        List<T> following = all.stream()
                .filter(one -> isFirst() || id.applyAsLong(one) > afterNumber())
                .sorted(Comparator.comparingLong(id))
                .limit(limit())
                .toList();
        return listed(following, one -> List.of(id.applyAsLong(one)), view);
    }

    private static <T, V> Listed<V> listed(List<T> shown, @Nullable String next, Function<T, V> view) {
        List<V> data = shown.stream().map(view).toList();
        return new Listed<>(data, new Page(next, data.size()));
    }

    String cursor(List<?> key) {
        return seal.apply(String.join("\n", key.stream().map(Object::toString).toList()));
    }

    static List<String> parts(String opened) {
        return Arrays.asList(opened.split("\n", -1));
    }
}
