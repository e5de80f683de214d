package org.nightdesk.letter;

/** Joins the lines of {@code format=flowed} (RFC 3676), keeping how deep they are quoted. */
final class Flowed {

    private final boolean deletesSpace;
    private final StringBuilder out = new StringBuilder();
    private int depth = -1;

    private Flowed(boolean deletesSpace) {
        this.deletesSpace = deletesSpace;
    }

    /** @param deletesSpace {@code DelSp=yes}: the space at the end of a line is not part of the text */
    static String joined(String text, boolean deletesSpace) {
        Flowed flowed = new Flowed(deletesSpace);
        text.lines().forEach(flowed::line);
        return flowed.out.toString();
    }

    private void line(String line) {
        int quotes = 0;
        while (quotes < line.length() && line.charAt(quotes) == '>') {
            quotes++;
        }
        String rest = line.substring(quotes);
        String content = rest.startsWith(" ") ? rest.substring(1) : rest;
        boolean signature = content.equals("-- ");
        boolean flows = content.endsWith(" ") && !signature;
        boolean goesOn = depth == quotes && !signature;
        if (!goesOn) {
            out.append(depth >= 0 ? "\n" : "").append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
        }
        out.append(flows && deletesSpace ? content.substring(0, content.length() - 1) : content);
        if (!flows) {
            out.append('\n');
        }
        depth = flows ? quotes : -1;
    }
}
