package org.nightdesk.mariadb;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.nightdesk.dialect.Plan;
import org.nightdesk.mariadb.MariadbText.Sort;
import org.nightdesk.mariadb.MariadbText.Token;

/**
 * Whether the rows of a statement would tell something of personal columns that it does not show; only a whole personal value may be asked for. The plan does not say what a
 * condition is made of, so this goes by the statement's words: outside of the lists of columns a personal one stands by its own name, and alone.
 */
final class MariadbUnseen {

    private static final Set<String> BEFORE = Set.of("where", "and", "or", "on", "having", "not", "(");
    private static final Set<String> BEHIND = Set.of(
            "",
            ")",
            ",",
            "and",
            "or",
            "where",
            "group",
            "order",
            "having",
            "limit",
            "union",
            "left",
            "right",
            "inner",
            "join",
            "cross",
            "straight_join",
            "for",
            "on",
            "window");
    private static final Set<String> LISTED = Set.of(
            "", ")", ",", "asc", "desc", "having", "order", "limit", "with", "rows", "for", "window", "separator");
    private static final Set<String> TABLE = Set.of("from", "join", "as");

    private final MariadbText text;
    private final MariadbTrace trace;
    private final Set<String> columns;

    /** What stands between two parentheses: in a list of columns, of what is sorted or grouped by, of columns to join by, of what is counted. */
    private static final class Room {

        private final boolean counted;
        private final boolean using;
        private boolean columns;
        private boolean by;

        Room(boolean columns, boolean counted, boolean using) {
            this.columns = columns;
            this.counted = counted;
            this.using = using;
        }
    }

    private final Deque<Room> rooms = new ArrayDeque<>();

    /** {@code columns}: the names of personal ones. */
    MariadbUnseen(MariadbText text, MariadbTrace trace, Set<String> columns) {
        this.text = text;
        this.trace = trace;
        this.columns = columns;
    }

    void check() {
        checkWhole();
        Set<Integer> naming = MariadbSelects.naming(text);
        rooms.push(new Room(false, false, false));
        for (int at = 0; at < text.size(); at++) {
            step(at);
            if (!naming.contains(at)) {
                look(at);
            }
        }
    }

    private void checkWhole() {
        boolean asking = has("where") || has("having") || has("qualify") || has("on") || has("by") || has("using");
        boolean joined = has("natural") && !columns.stream().allMatch(trace::isSteady);
        if (trace.isLost() && asking || joined) {
            throw Plan.untold("a condition");
        }
        if (trace.isUniting() && isComparing()) {
            throw Plan.untold("how many rows come");
        }
        if (has("range") && (has("preceding") || has("following"))) {
            throw Plan.untold("how far a window reaches");
        }
    }

    private boolean has(String word) {
        return text.tokens().stream().anyMatch(token -> token.sort() == Sort.WORD && token.is(word));
    }

    private boolean isComparing() {
        for (int at = 0; at < text.size(); at++) {
            Token here = text.at(at);
            if (here.is("except")
                    || here.is("intersect")
                    || here.is("union") && !text.at(at + 1).is("all")) {
                return true;
            }
        }
        return false;
    }

    private void step(int at) {
        Token here = text.at(at);
        Room room = rooms.getFirst();
        if (here.is("(")) {
            Token before = text.at(at - 1);
            rooms.push(new Room(
                    room.columns, before.is("count") && !text.at(at - 2).is("."), before.is("using")));
        } else if (here.is(")") && rooms.size() > 1) {
            rooms.pop();
        } else if (here.is("select")) {
            room.columns = true;
            room.by = false;
        } else if (MariadbSelects.isEnd(text, at) || here.is("partition")) {
            room.columns = false;
            room.by = false;
        } else if (here.is("by") && here.sort() == Sort.WORD) {
            room.by = true;
        }
    }

    private void look(int at) {
        Room room = rooms.getFirst();
        Token here = text.at(at);
        if (room.by && here.sort() == Sort.WORD && here.text().matches("\\d+") && trace.isMaking()) {
            throw Plan.untold("what it is grouped or sorted by");
        }
        boolean shown = room.columns && rooms.stream().noneMatch(one -> one.counted);
        if (shown || !here.isName() || !trace.isTold(here) || text.at(at + 1).is(".")) {
            return;
        }
        int first = first(at);
        boolean steady = isSteady(here);
        boolean table = first == at
                && TABLE.contains(text.at(at - 1).text())
                && text.at(at - 1).sort() == Sort.WORD;
        if (!table && !(steady && isWhole(room, first, at))) {
            throw Plan.untold(
                    room.counted ? "what is counted" : room.by ? "what it is grouped or sorted by" : "a condition");
        }
    }

    private boolean isSteady(Token name) {
        return name.isName() && columns.contains(name.text()) && trace.isSteady(name.text());
    }

    // "shop.sale.customer"
    private int first(int at) {
        int first = at;
        while (text.at(first - 1).is(".")) {
            first -= 2;
        }
        return first;
    }

    private boolean isWhole(Room room, int first, int last) {
        Token before = text.at(first - 1);
        Token behind = text.at(last + 1);
        if (room.counted) {
            return (before.is("(") || before.is("distinct") || before.is(",")) && (behind.is(")") || behind.is(","));
        }
        if (room.using || room.by) {
            return (before.is("(") || before.is("by") || before.is(",")) && is(behind, LISTED);
        }
        if (behind.is("is")) {
            Token third = text.at(last + 2);
            return is(before, BEFORE)
                    && (third.is("null") || third.is("not") && text.at(last + 3).is("null"));
        }
        return behind.is("=") && is(before, BEFORE) && isOther(last + 2)
                || before.is("=") && is(behind, BEHIND) && isOne(first - 2);
    }

    // What stands behind "=".
    private boolean isOther(int from) {
        if (text.at(from).sort() == Sort.PARAMETER) {
            return is(text.at(from + 1), BEHIND);
        }
        int last = from;
        while (text.at(last + 1).is(".")) {
            last += 2;
        }
        return isSteady(text.at(last)) && is(text.at(last + 1), BEHIND);
    }

    // What stands before "=".
    private boolean isOne(int last) {
        boolean parameter = text.at(last).sort() == Sort.PARAMETER;
        return (parameter || isSteady(text.at(last))) && is(text.at(first(last) - 1), BEFORE);
    }

    private static boolean is(Token token, Set<String> words) {
        return token.sort() != Sort.NAME && token.sort() != Sort.TEXT && words.contains(token.text());
    }
}
