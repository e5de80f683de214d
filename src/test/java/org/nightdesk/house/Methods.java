package org.nightdesk.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Counts code lines of our formatted Java. Knows just enough of the language for that. */
final class Methods {

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)'");
    private static final Pattern HEAD =
            Pattern.compile("^ {4}(?: {4})?(?!(?:return|throw|new|if|for|while|switch|try|else|case)\\b)[\\w@<].*\\{$");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum|@interface)\\s+\\w+");

    private Methods() {}

    /** The lines that count. */
    static List<String> code(String source) {
        String bare = TEXT_BLOCK.matcher(source).replaceAll("\"\"");
        bare = STRING.matcher(bare).replaceAll("\"\"");
        bare = COMMENT.matcher(bare).replaceAll("");
        return bare.lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .toList();
    }

    /** How long each method's body is; a method begins on a line of a type's own indentation that opens a brace. */
    static List<Integer> lengths(List<String> code) {
        List<Integer> lengths = new ArrayList<>();
        Deque<Integer> begun = new ArrayDeque<>();
        Deque<Integer> indents = new ArrayDeque<>();
        for (int i = 0; i < code.size(); i++) {
            String line = code.get(i);
            int indent = line.length() - line.stripLeading().length();
            if (!begun.isEmpty() && line.strip().startsWith("}") && indent == indents.peek()) {
                lengths.add(i - begun.pop() - 1);
                indents.pop();
            } else if (begun.isEmpty() && opensMethod(code, i)) {
                begun.push(i);
                indents.push(indent);
            }
        }
        return lengths;
    }

    private static boolean opensMethod(List<String> code, int at) {
        String line = code.get(at);
        return HEAD.matcher(line).matches()
                && line.contains("(")
                && !TYPE.matcher(line).find();
    }
}
