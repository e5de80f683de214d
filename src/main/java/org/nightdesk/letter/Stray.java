package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Text that stands where the header should be. */
final class Stray {

    private static final Pattern FIELD = Pattern.compile("^[!-9;-~]{1,200}[ \\t]*:.*", Pattern.DOTALL);
    private static final int READ = 100_000;

    /** More lines than this were not written into the header by hand: they are fields whose folding was broken. */
    private static final int MOST = 3;

    private Stray() {}

    /** Whether the mail begins with anything like a header, be it an empty one. */
    static boolean hasHeader(byte[] raw) {
        List<String> head = head(raw);
        return head.isEmpty()
                || head.stream().anyMatch(line -> FIELD.matcher(line).matches());
    }

    /** Sentences in the header that are neither fields nor go on with one: the text begins with them. */
    static String lines(byte[] raw, List<String> troubles) {
        if (!hasHeader(raw)) {
            return "";
        }
        List<String> strays =
                head(raw).stream().filter(Stray::isStray).limit(50).toList();
        if (strays.isEmpty() || strays.size() > MOST) {
            return "";
        }
        troubles.add("There is text within the header; it is shown above the rest.");
        byte[] bytes = String.join("\n", strays).getBytes(StandardCharsets.ISO_8859_1);
        return Clean.text(Charsets.decode(bytes, "").text()) + "\n\n";
    }

    private static boolean isStray(String line) {
        boolean mailbox = line.startsWith("From ") || line.startsWith(">From ");
        boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
        boolean sentence = line.strip().split("\\s+", 4).length > 2 && line.indexOf('@') < 0 && line.indexOf(':') < 0;
        return !goesOn && !mailbox && sentence;
    }

    private static List<String> head(byte[] raw) {
        return new String(raw, 0, Math.min(raw.length, READ), StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> !line.isBlank())
                .toList();
    }
}
