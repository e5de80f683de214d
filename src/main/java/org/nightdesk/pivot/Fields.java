package org.nightdesk.pivot;

import java.util.List;

/** Where the columns a pivot is made of stand in a result; -1 for the rows that are counted. */
record Fields(int[] rows, int[] columns, int[] measures) {

    static final Fields NONE = new Fields(new int[0], new int[0], new int[0]);

    /** Refused, naming the column that is not there and what it was to be. */
    static Fields of(PivotShape shape, List<String> names) {
        return new Fields(
                shape.rows().stream()
                        .mapToInt(name -> place(names, name, "to make rows"))
                        .toArray(),
                shape.columns().stream()
                        .mapToInt(name -> place(names, name, "to make columns"))
                        .toArray(),
                shape.measures().stream()
                        .mapToInt(one -> one.countsRows() ? -1 : place(names, one.column(), "to reckon with"))
                        .toArray());
    }

    private static int place(List<String> names, String name, String what) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw PivotShape.refused(
                    "The result has no column " + name + " " + what + ". It has " + String.join(", ", names) + ".");
        }
        return place;
    }
}
