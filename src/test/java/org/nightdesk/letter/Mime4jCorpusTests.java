package org.nightdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The mails of mime4j with the expectations they bring: header lines, and each leaf decoded in a file of its own. */
class Mime4jCorpusTests {

    @Test
    void findsEveryPartOfEveryMail() throws Exception {
        Map<String, List<String>> failing = new TreeMap<>();
        List<Path> mails = Corpus.files("mime4j", ".msg");
        for (Path mail : mails) {
            Path expectation = mail.resolveSibling(mail.getFileName().toString().replaceAll("\\.msg$", "_decoded.xml"));
            Element message = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Files.newInputStream(expectation))
                    .getDocumentElement();
            List<String> differences = new ArrayList<>();
            compare(Letters.read(Corpus.bytes(mail)), message, expectation, differences);
            if (!differences.isEmpty()) {
                failing.put(Corpus.relative(mail), differences);
            }
        }

        System.out.printf("mime4j: %d of %d as they expect%n", mails.size() - failing.size(), mails.size());
        assertThat(failing).isEmpty();
    }

    private static void compare(Letter letter, Element message, Path beside, List<String> differences) {
        for (Element field : children(children(message, "header").getFirst(), "field")) {
            header(letter, field.getTextContent().strip(), differences);
        }
        List<byte[]> attachments = new ArrayList<>(
                letter.attachments().stream().map(Attachment::bytes).toList());
        List<Letter> nested = new ArrayList<>(letter.attachments().stream()
                .filter(attachment -> attachment.type().equals("message/rfc822"))
                .flatMap(attachment -> attachment.letter().stream())
                .toList());
        leaves(message, letter, attachments, nested, beside, differences);
    }

    private static void header(Letter letter, String field, List<String> differences) {
        String value = field.substring(field.indexOf(':') + 1).strip();
        if (field.regionMatches(true, 0, "Subject:", 0, 8)) {
            String plain = value.contains("=?") ? "" : value.replaceAll("\\s+", "");
            if (!plain.isEmpty()
                    && plain.chars().allMatch(c -> c < 128)
                    && !plain.equals(letter.subject().replaceAll("\\s+", ""))) {
                differences.add("subject [" + value + "] found [" + letter.subject() + "]");
            }
        }
        boolean names = value.contains("@");
        if (names
                && field.regionMatches(true, 0, "From:", 0, 5)
                && (letter.from().isEmpty()
                        || !value.toLowerCase(java.util.Locale.ROOT)
                                .contains(letter.from().address().toLowerCase(java.util.Locale.ROOT)))) {
            differences.add("from [" + value + "] found " + letter.from());
        }
    }

    private static void leaves(
            Element part,
            Letter letter,
            List<byte[]> attachments,
            List<Letter> nested,
            Path beside,
            List<String> differences) {
        for (Element child : children(part, "multipart")) {
            children(child, "body-part")
                    .forEach(inner -> leaves(inner, letter, attachments, nested, beside, differences));
        }
        for (Element message : children(part, "message")) {
            if (nested.isEmpty()) {
                differences.add("a mail in it was not found");
            } else {
                compare(nested.removeFirst(), message, beside, differences);
            }
        }
        for (String kind : List.of("text-body", "binary-body")) {
            for (Element body : children(part, kind)) {
                byte[] bytes = Corpus.bytes(beside.resolveSibling(body.getAttribute("name")));
                if (!found(bytes, letter, attachments)) {
                    differences.add(body.getAttribute("name") + " was not found among " + letter.attachments()
                            + " nor in [" + letter.text().lines().limit(3).toList() + "]");
                }
            }
        }
    }

    /** As an attachment with these bytes, or in the text, or in the HTML. Line ends of text are unified. */
    private static boolean found(byte[] bytes, Letter letter, List<byte[]> attachments) {
        for (byte[] attachment : attachments) {
            if (Arrays.equals(Comparison.unixLines(attachment), Comparison.unixLines(bytes))) {
                return attachments.remove(attachment);
            }
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String letters = ascii(text);
        String html =
                letter.html().map(markup -> ascii(Jsoup.parse(markup).text())).orElse("");
        return ascii(letter.text()).contains(letters)
                || ascii(letter.text()).contains(ascii(Jsoup.parse(text).text()))
                || html.contains(ascii(Jsoup.parse(text).text()));
    }

    private static String ascii(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
