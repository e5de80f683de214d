package org.nightdesk.mariadb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.mariadb.MariadbText.Sort;
import org.nightdesk.mariadb.MariadbText.Token;

/**
 * The lists of columns in a statement, one for each select; {@code united}: some are put together by a union or its like; {@code renamed}: names that stand in a list
 * for those of a select.
 */
record MariadbSelects(List<Select> selects, boolean united, Set<String> renamed, boolean isUntold) {

    /** What ends a list of columns; each is reserved, and no name unless it stands behind a point. */
    private static final Set<String> ENDS = Set.of(
            "from",
            "where",
            "group",
            "having",
            "qualify",
            "order",
            "limit",
            "union",
            "except",
            "intersect",
            "for",
            "into");

    /** Words behind which parentheses may stand, and which name nothing. */
    private static final Set<String> WORDS = Set.of(
            "as", "using", "on", "and", "or", "xor", "not", "in", "join", "over", "values", "select", "div", "mod",
            "like", "between", "then", "else", "when");

    private static final Set<String> UNITING = Set.of("union", "except", "intersect");

    /** Columns as they are written; {@code depth} is that of the parentheses around it. */
    record Select(int depth, List<List<Token>> items) {

        boolean hasStar() {
            return items.stream().anyMatch(item -> item.getLast().is("*"));
        }
    }

    static MariadbSelects of(MariadbText text) {
        List<Select> selects = new ArrayList<>();
        int depth = 0;
        for (int at = 0; at < text.size(); at++) {
            depth += step(text.at(at));
            if (text.at(at).is("select")) {
                selects.add(new Select(depth, items(text, at + 1)));
            }
        }
        boolean united = has(text, UNITING);
        boolean untold = has(text, Set.of("values", "json_table"))
                || united && selects.stream().anyMatch(Select::hasStar);
        return new MariadbSelects(selects, united, renamed(text), untold);
    }

    private static int step(Token token) {
        return token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }

    private static boolean has(MariadbText text, Set<String> words) {
        return text.tokens().stream().anyMatch(token -> token.sort() == Sort.WORD && words.contains(token.text()));
    }

    private static List<List<Token>> items(MariadbText text, int from) {
        List<List<Token>> items = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        for (int at = from; at < text.size(); at++) {
            Token token = text.at(at);
            depth += step(token);
            if (depth < 0 || depth == 0 && isEnd(text, at)) {
                break;
            }
            if (depth == 0 && token.is(",")) {
                items.add(new ArrayList<>());
            } else {
                items.getLast().add(token);
            }
        }
        items.removeIf(List::isEmpty);
        return items;
    }

    static boolean isEnd(MariadbText text, int at) {
        Token token = text.at(at);
        return token.sort() == Sort.WORD
                && ENDS.contains(token.text())
                && !text.at(at - 1).is(".");
    }

    private static boolean isWord(Token token) {
        return token.sort() == Sort.WORD && (WORDS.contains(token.text()) || ENDS.contains(token.text()));
    }

    private static Set<String> renamed(MariadbText text) {
        return naming(text).stream()
                .map(text::at)
                .filter(Token::isName)
                .map(Token::text)
                .collect(Collectors.toSet());
    }

    /** Where names stand in a list for those of a select: "c (a, b) as (" and ") as d (a, b)". */
    static Set<Integer> naming(MariadbText text) {
        Set<Integer> naming = new HashSet<>();
        for (int at = 0; at < text.size(); at++) {
            if (text.at(at).isName() && text.at(at + 1).is("(")) {
                int end = end(text, at + 1);
                boolean common = text.at(end + 1).is("as") && text.at(end + 2).is("(");
                boolean derived = !isWord(text.at(at))
                        && (text.at(at - 1).is(")")
                                || text.at(at - 1).is("as") && text.at(at - 2).is(")"));
                if (common || derived) {
                    IntStream.range(at + 2, end).forEach(naming::add);
                }
            }
        }
        return naming;
    }

    private static int end(MariadbText text, int open) {
        int depth = 0;
        for (int at = open; at < text.size(); at++) {
            depth += step(text.at(at));
            if (depth == 0) {
                return at;
            }
        }
        return text.size();
    }

    /** Those that are not within another's parentheses: of a statement that begins with one, its own. */
    List<Select> outer() {
        return selects.stream().filter(select -> select.depth() == 0).toList();
    }

    /** Whether its columns are called just so, by the first of its own selects. */
    boolean isCalled(List<String> columns) {
        return outer().stream()
                .findFirst()
                .map(select -> select.items().stream()
                        .map(item -> item.getLast().isName() ? item.getLast().text() : "")
                        .toList())
                .filter(columns::equals)
                .isPresent();
    }
}
