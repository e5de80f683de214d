package org.nightdesk.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads address lists (RFC 5322, section 3.4), also those that break it: names with commas, groups, no brackets. */
final class Addresses {

    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 320;
    private static final Pattern BARE = Pattern.compile("[^\\s<>()\\[\\]\",;:@]{1,100}@[^\\s<>()\",;@]{1,255}");

    private final String text;
    private final List<Address> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String bracketed = "";
    private int at;

    private Addresses(String text) {
        this.text = text;
    }

    /** All that name somebody, in their order. An undisclosed list is empty. */
    static List<Address> of(String header) {
        Addresses addresses = new Addresses(header);
        addresses.read();
        return List.copyOf(addresses.found);
    }

    private void read() {
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> words.append(quoted());
                case '=' -> words.append(encoded());
                case '(' -> comment.append(comment.isEmpty() ? "" : " ").append(comment());
                case '<' -> bracketed = bracketed();
                case ',', ';' -> end();
                case ':' -> words.setLength(0); // The name of a group.
                default -> words.append(c);
            }
        }
        end();
    }

    /** An encoded word may hold, against the rules, what elsewhere has a meaning. */
    private String encoded() {
        Matcher matcher = Words.WORD.matcher(text).region(at - 1, text.length());
        if (!text.startsWith("?", at) || !matcher.lookingAt()) {
            return "=";
        }
        at = matcher.end();
        return matcher.group();
    }

    private String quoted() {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            out.append(text.charAt(at++));
        }
        at++;
        boolean local = at < text.length() && text.charAt(at) == '@';
        return local ? '"' + out.toString() + '"' : out.toString();
    }

    private String comment() {
        StringBuilder out = new StringBuilder();
        int depth = 1;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\\' && at < text.length()) {
                c = text.charAt(at++);
            }
            out.append(depth > 0 ? c : "");
        }
        return out.toString();
    }

    private String bracketed() {
        int end = text.indexOf('>', at);
        String inside = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        String plain = inside.replaceAll("\\([^()]*\\)", "");
        String routed = plain.startsWith("@") ? plain.substring(plain.indexOf(':') + 1) : plain;
        return bracketed.isEmpty() || routed.contains("@") ? routed : bracketed;
    }

    private void end() {
        String name = words.toString();
        String address = bracketed;
        if (address.isBlank()) {
            address = bare(name);
            name = address.isEmpty() ? name : name.replace(address, " ");
        }
        if (name.isBlank()) {
            name = comment.toString();
        }
        add(name, address);
        words.setLength(0);
        comment.setLength(0);
        bracketed = "";
    }

    private static String bare(String words) {
        var matcher = BARE.matcher(words);
        if (matcher.find()) {
            return matcher.group();
        }
        String stripped = words.strip();
        boolean quotedLocal = stripped.startsWith("\"") && stripped.contains("\"@");
        boolean oneWord = !stripped.isEmpty() && stripped.chars().noneMatch(Character::isWhitespace);
        return quotedLocal || oneWord && !stripped.contains("=?") ? stripped : "";
    }

    private void add(String name, String address) {
        String shown = Clean.line(Words.decoded(name), LONGEST_NAME)
                .replaceAll("^['\"]+|['\"]+$", "")
                .strip();
        String whole =
                Clean.line(Words.decoded(address), LONGEST_ADDRESS + 1).replaceAll("\\s*([@.])\\s+|\\s+([@.])", "$1$2");
        if (whole.contains(" ") && !whole.startsWith("\"")) {
            whole = bare(whole);
        }
        boolean usable = whole.length() <= LONGEST_ADDRESS && !whole.contains(" ");
        if (usable && !whole.isEmpty() || !shown.isEmpty()) {
            found.add(new Address(shown, usable ? lowerDomain(whole) : ""));
        }
    }

    private static String lowerDomain(String address) {
        int mark = address.lastIndexOf('@');
        return mark < 0
                ? address
                : address.substring(0, mark) + address.substring(mark).toLowerCase(Locale.ROOT);
    }
}
