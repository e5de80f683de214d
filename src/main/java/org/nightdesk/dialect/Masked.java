package org.nightdesk.dialect;

import java.util.Set;

/**
 * The places of a result's columns that are masked, the first 0. {@code kept} are those of them that hold nothing but values of personal columns as they are kept:
 * only there may the same value have the same name, and nothing be nothing. Anywhere else a name would tell its value to whoever puts one beside it that he knows.
 */
public record Masked(Set<Integer> all, Set<Integer> kept) {

    public static final Masked NOTHING = new Masked(Set.of(), Set.of());
}
