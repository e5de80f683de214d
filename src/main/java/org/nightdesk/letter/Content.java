package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts the parts of a mail into text, HTML and attachments. */
final class Content {

    static final int LONGEST_TEXT = 1_000_000;

    private static final Set<String> SHOWN = Set.of("text/plain", "text/html", "text/enriched", "text/richtext");

    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> troubles;

    /** What a part says in words: none, one or both. */
    record Words(Optional<String> plain, Optional<Html> html) {

        private static final Words NONE = new Words(Optional.empty(), Optional.empty());

        private boolean saysSomething() {
            return plain.filter(text -> !text.isBlank()).isPresent();
        }

        private Html shown() {
            return html.orElseGet(() -> Html.of(text()));
        }

        String text() {
            return plain.or(() -> html.map(Html::text)).orElse("");
        }
    }

    Content(List<String> troubles) {
        this.troubles = troubles;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** Reads a whole mail. */
    Words of(Part root) {
        if (root.isContainer() || !SHOWN.contains(root.type())) {
            return read(root);
        }
        boolean file = root.isDeclaredAttachment() && !root.name().isBlank();
        return file ? attached(root) : words(root);
    }

    private Words read(Part part) {
        if (part.isContainer()) {
            List<Words> inner = part.parts().stream().map(this::read).toList();
            return part.type().equals("multipart/alternative") ? best(inner) : joined(inner);
        }
        boolean file = part.isDeclaredAttachment() || !part.name().isBlank();
        return SHOWN.contains(part.type()) && !file ? words(part) : attached(part);
    }

    /** The same said in several ways: the plain one for the text, the HTML for the eye. */
    private Words best(List<Words> ways) {
        List<String> plains = ways.stream()
                .filter(Words::saysSomething)
                .flatMap(words -> words.plain().stream())
                .toList();
        Optional<String> plain = plains.stream().findFirst();
        plains.stream()
                .skip(1)
                .filter(other -> !plains.getFirst().contains(other.strip()))
                .forEach(this::keep);
        return new Words(
                plain, ways.stream().flatMap(words -> words.html().stream()).reduce((first, last) -> last));
    }

    /** Several things said one after the other: all of them are text, and shown if any is HTML. */
    private static Words joined(List<Words> all) {
        List<Words> saying =
                all.stream().filter(words -> !words.equals(Words.NONE)).toList();
        if (saying.size() <= 1) {
            return saying.isEmpty() ? Words.NONE : saying.getFirst();
        }
        boolean onlyHtml = saying.stream().allMatch(words -> words.plain().isEmpty());
        String text = String.join("\n", saying.stream().map(Words::text).toList());
        boolean someHtml = saying.stream().anyMatch(words -> words.html().isPresent());
        Optional<Html> html = someHtml
                ? Optional.of(Html.joined(saying.stream().map(Words::shown).toList()))
                : Optional.empty();
        return new Words(onlyHtml ? Optional.empty() : Optional.of(text), html);
    }

    private Words words(Part part) {
        Charsets.Decoded decoded = Charsets.decode(part.bytes(), charset(part));
        decoded.trouble().filter(trouble -> !troubles.contains(trouble)).ifPresent(troubles::add);
        if (decoded.text().length() > LONGEST_TEXT) {
            troubles.add("The text is longer than " + LONGEST_TEXT + " characters; it is kept as an attachment.");
            return attached(part);
        }
        String text = Clean.text(decoded.text());
        return switch (part.type()) {
            case "text/html" -> new Words(Optional.empty(), Optional.of(new Html(text)));
            case "text/enriched", "text/richtext" ->
                new Words(
                        Optional.of(text.replaceAll("<nl>", "\n")
                                .replaceAll("</?[A-Za-z][^<>]{0,40}>", "")
                                .replace("<<", "<")),
                        Optional.empty());
            default -> new Words(Optional.of(flowed(part, text)), Optional.empty());
        };
    }

    private static String charset(Part part) {
        String label = part.charset();
        return label.isEmpty() && part.type().equals("text/html") ? Html.charset(part.bytes()) : label;
    }

    private static String flowed(Part part, String text) {
        Parameters type = part.headers().parameters("content-type");
        boolean flowed = type.find("format").filter("flowed"::equalsIgnoreCase).isPresent();
        boolean deletes = type.find("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        return flowed ? Flowed.joined(text, deletes) : text;
    }

    /** A second plain text that says something else: whoever sent it broke the rules, but it was sent. */
    private void keep(String other) {
        byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
        attachments.add(new Attachment("text.txt", "text/plain", Optional.empty(), false, bytes));
    }

    private Words attached(Part part) {
        if (part.bytes().length == 0 && part.name().isBlank()) {
            return Words.NONE;
        }
        Optional<String> contentId = part.headers()
                .find("content-id")
                .map(id -> Clean.line(id, 300).replaceAll("^<|>$", ""))
                .filter(id -> !id.isEmpty());
        boolean inline = !part.isDeclaredAttachment()
                && (contentId.isPresent()
                        || part.headers()
                                .parameters("content-disposition")
                                .value()
                                .equalsIgnoreCase("inline"));
        String name = Clean.fileName(part.name(), part.type());
        attachments.add(new Attachment(name, part.type(), contentId, inline, part.bytes()));
        return Words.NONE;
    }
}
