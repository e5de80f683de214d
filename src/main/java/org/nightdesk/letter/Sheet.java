package org.nightdesk.letter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The HTML of a mail as it is laid before people: images that came with the mail are within it, images from elsewhere wait until somebody asks for
 * them. To be shown in a frame that may run nothing.
 */
public final class Sheet {

    /** Bytes of images within one sheet; what is beyond them is a file to download. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String HELD = "data-src";

    private Sheet() {}

    /** How many images from elsewhere are held back; 0 where there is no HTML. */
    public static int held(Letter letter) {
        return letter.html()
                .map(html -> Jsoup.parseBodyFragment(html)
                        .select("img[" + HELD + "]")
                        .size())
                .orElse(0);
    }

    /** What stands in the body; empty for a mail without HTML. {@code fetching}: with the images from elsewhere. */
    public static Optional<String> of(Letter letter, boolean fetching) {
        return letter.html().map(html -> laid(html, letter, fetching));
    }

    private static String laid(String html, Letter letter, boolean fetching) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        int room = MOST_BYTES;
        for (Element image : document.select("img")) {
            String source = image.attr("src");
            if (source.toLowerCase(Locale.ROOT).startsWith("cid:")) {
                Optional<Attachment> picture = enclosed(letter, source.substring(4));
                int taken = picture.map(one -> one.bytes().length).orElse(0);
                boolean fits = picture.isPresent() && taken <= room;
                room -= fits ? taken : 0;
                image.attr("src", fits ? written(picture.get()) : "");
            } else if (fetching && image.hasAttr(HELD)) {
                image.attr("src", image.attr(HELD));
            }
            if (image.attr("src").isEmpty()) {
                image.replaceWith(instead(image));
            }
        }
        return document.body().html();
    }

    private static Optional<Attachment> enclosed(Letter letter, String id) {
        return letter.files().stream()
                .filter(file -> file.contentId()
                        .filter(own -> own.equals(id) || own.equals(decoded(id)))
                        .isPresent())
                .filter(file -> !type(file.bytes()).isEmpty())
                .findFirst();
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strange) {
            return id;
        }
    }

    private static String written(Attachment picture) {
        return "data:" + type(picture.bytes()) + ";base64,"
                + Base64.getEncoder().encodeToString(picture.bytes());
    }

    // By what it is, not by what its sender calls it: drawings in SVG could carry script.
    private static String type(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        }
        if (start.startsWith("GIF8")) {
            return "image/gif";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        return start.startsWith("RIFF") && start.endsWith("WEBP") ? "image/webp" : "";
    }

    private static Element instead(Element image) {
        String words = image.attr("alt").strip();
        return new Element("span").addClass("held").text("[" + (words.isEmpty() ? "image" : words) + "]");
    }
}
