package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which {@code ${name}} stands for a parameter or a captured value, {@code ${secret:name}} for a secret, and {@code ${$}} for a dollar. One without
 * references is <em>closed</em>: what was filled in is never taken for a reference again, since {@link #source} writes it escaped.
 */
public record Template(List<Piece> pieces) {

    private static final Pattern MARK = Pattern.compile("\\$\\{([^{}]*)(\\}?)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern SECRET = Pattern.compile("secret:[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");

    /** A part of a template. */
    public sealed interface Piece {

        record Literal(String text) implements Piece {}

        record Reference(String name) implements Piece {}

        record Secret(String name) implements Piece {}
    }

    // Neighbours become one, so that a dollar and a brace that meet are seen together where they are escaped.
    public Template {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal(String text)) {
                join(text, joined);
            } else {
                joined.add(piece);
            }
        }
        pieces = List.copyOf(joined);
    }

    private static void join(String text, List<Piece> joined) {
        if (text.isEmpty()) {
            return;
        }
        if (!joined.isEmpty() && joined.getLast() instanceof Piece.Literal(String before)) {
            joined.set(joined.size() - 1, new Piece.Literal(before + text));
        } else {
            joined.add(new Piece.Literal(text));
        }
    }

    /** Of a text that holds no references, whatever it looks like. */
    public static Template literal(String text) {
        return new Template(List.of(new Piece.Literal(text)));
    }

    /** The template that this text writes; IllegalArgumentException, with a sentence, when something in it is no reference. */
    public static Template of(String source) {
        List<Piece> pieces = new ArrayList<>();
        Matcher marks = MARK.matcher(source);
        int at = 0;
        while (marks.find()) {
            pieces.add(new Piece.Literal(source.substring(at, marks.start())));
            pieces.add(reference(marks.group(1), !marks.group(2).isEmpty()));
            at = marks.end();
        }
        pieces.add(new Piece.Literal(source.substring(at)));
        return new Template(pieces);
    }

    private static Piece reference(String name, boolean closed) {
        if (closed && name.equals("$")) {
            return new Piece.Literal("$");
        }
        if (closed && SECRET.matcher(name).matches()) {
            return new Piece.Secret(name.substring("secret:".length()));
        }
        if (closed && NAME.matcher(name).matches()) {
            return new Piece.Reference(name);
        }
        throw new IllegalArgumentException(
                "“${" + name + (closed ? "}" : "")
                        + "” is no reference. Write ${name} in small letters, digits and _, ${secret:name}, or ${$} for a dollar.");
    }

    /** Whether this may be the name of a parameter or of a captured value. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The names it refers to, in order, without secrets. */
    public List<String> references() {
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Reference(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    public List<String> secrets() {
        List<String> names = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Secret(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The name it stands for when it is one reference and nothing else: then the value keeps its kind. */
    public Optional<String> whole() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Reference(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Whether no reference is left; a secret may be. */
    public boolean isClosed() {
        return references().isEmpty();
    }

    /** The text that {@link #of} reads back as this. */
    public String source() {
        return pieces.stream()
                .map(piece -> piece instanceof Piece.Literal(String text) ? text.replace("${", "${$}{") : shown(piece))
                .collect(Collectors.joining());
    }

    /** As a person reads it; what is not filled in yet, and a secret, by its name. Not to be read back. */
    public String shown() {
        return pieces.stream().map(Template::shown).collect(Collectors.joining());
    }

    private static String shown(Piece piece) {
        return switch (piece) {
            case Piece.Literal(String text) -> text;
            case Piece.Reference(String name) -> "${" + name + "}";
            case Piece.Secret(String name) -> "${secret:" + name + "}";
        };
    }
}
