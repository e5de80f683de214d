package org.nightdesk.mariadb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.mariadb.MariadbSelects.Select;
import org.nightdesk.mariadb.MariadbText.Sort;
import org.nightdesk.mariadb.MariadbText.Token;

/**
 * Follows what is made of personal columns by its names: through selects in selects, unions, and the definitions of views. Two things of one name are taken for
 * one, so that it tells of too much rather than too little; where names do not tell, nothing is clear.
 */
final class MariadbTrace {

    private final Set<String> told;
    private final List<Select> outer;
    private final List<MariadbSelects> all;
    private boolean lost;

    /** {@code personal}: names of columns, and of functions that may read them. */
    MariadbTrace(Set<String> personal, MariadbText statement, List<MariadbText> views) {
        this.told = new HashSet<>(personal);
        this.all = Stream.concat(views.stream(), Stream.of(statement))
                .map(MariadbSelects::of)
                .toList();
        this.lost = all.stream().anyMatch(MariadbSelects::isUntold);
        this.outer = all.getLast().outer();
        all.forEach(one -> told.addAll(one.renamed()));
        int before = 0;
        while (before < told.size()) {
            before = told.size();
            all.forEach(this::follow);
        }
    }

    // In a union the names are the first one's, wherever the value comes from.
    private void follow(MariadbSelects text) {
        for (Select select : text.selects()) {
            for (int place = 0; place < select.items().size(); place++) {
                if (isTold(select.items().get(place))) {
                    tell(select, place);
                    if (text.united()) {
                        int same = place;
                        text.selects().forEach(other -> tell(other, same));
                    }
                }
            }
        }
    }

    private void tell(Select select, int place) {
        if (place >= select.items().size()) {
            return;
        }
        Token last = select.items().get(place).getLast();
        if (last.isName()) {
            told.add(last.text());
        }
        // What it is called is not kept of a text.
        lost |= last.sort() == Sort.TEXT;
    }

    /** Whether the column at that place, of so many, is made of nothing that is personal. */
    boolean isClear(int place, int columns) {
        return !lost
                && !outer.isEmpty()
                && outer.stream()
                        .allMatch(select -> !select.hasStar()
                                && select.items().size() == columns
                                && !isTold(select.items().get(place)));
    }

    /** Whether what stands in another's place, or is put together, cannot be followed by names. */
    boolean isLost() {
        return lost;
    }

    /** Whether a name is everywhere the column of a table that is called so. */
    boolean isSteady(String name) {
        return !lost
                && all.stream().noneMatch(one -> one.renamed().contains(name))
                && all.stream()
                        .allMatch(one -> one.selects().stream()
                                .flatMap(select -> select.items().stream())
                                .filter(item -> item.getLast().isName()
                                        && item.getLast().text().equals(name))
                                .allMatch(item -> !one.united() && isBare(item)));
    }

    /** Whether some column of some select is made of what is personal. */
    boolean isMaking() {
        return all.stream()
                .flatMap(one -> one.selects().stream())
                .flatMap(select -> select.items().stream())
                .anyMatch(item -> isTold(item) && !isColumn(item));
    }

    /** Whether some select that is put together with another gives something personal. */
    boolean isUniting() {
        return all.stream()
                .filter(MariadbSelects::united)
                .flatMap(one -> one.selects().stream())
                .flatMap(select -> select.items().stream())
                .anyMatch(this::isTold);
    }

    // "customer", "s.customer as c", "s.customer c".
    private static boolean isColumn(List<Token> item) {
        int size = item.size();
        boolean said = size > 2 && item.get(size - 2).is("as");
        boolean named =
                size > 1 && item.getLast().isName() && item.get(size - 2).isName();
        return isBare(said ? item.subList(0, size - 2) : named ? item.subList(0, size - 1) : item);
    }

    // "customer", "s.customer", "distinct customer".
    private static boolean isBare(List<Token> item) {
        List<Token> rest = item.getFirst().is("distinct") ? item.subList(1, item.size()) : item;
        for (int at = 0; at < rest.size(); at++) {
            if (at % 2 == 0 ? !rest.get(at).isName() : !rest.get(at).is(".")) {
                return false;
            }
        }
        return rest.size() % 2 == 1;
    }

    // A count tells nobody, whatever it counts.
    private boolean isTold(List<Token> item) {
        int depth = 0;
        int counted = 0;
        for (int at = 0; at < item.size(); at++) {
            Token token = item.get(at);
            boolean opens = token.is("(");
            depth += opens ? 1 : token.is(")") ? -1 : 0;
            if (counted == 0
                    && opens
                    && at > 0
                    && item.get(at - 1).is("count")
                    && (at < 2 || !item.get(at - 2).is("."))) {
                counted = depth;
            }
            if (counted == 0 && token.isName() && isTold(token)) {
                return true;
            }
            counted = depth < counted ? 0 : counted;
        }
        return false;
    }

    // What has no name is called by how it is written: `upper(customer)`.
    boolean isTold(Token token) {
        return told.contains(token.text())
                || token.sort() == Sort.NAME
                        && !token.text().matches("\\w+")
                        && told.stream().anyMatch(token.text()::contains);
    }
}
