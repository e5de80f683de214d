package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/** The HTML of a mail: what is harmless of it, and its text. */
final class Html {

    private static final Safelist HARMLESS = Safelist.relaxed()
            .addTags("hr", "s", "del", "ins", "center", "font", "address", "details", "summary")
            .addAttributes("font", "color", "size")
            .addAttributes("td", "align", "valign", "bgcolor")
            .addAttributes("th", "align", "valign", "bgcolor")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes(":all", "dir", "lang")
            .removeProtocols("a", "href", "ftp")
            .addProtocols("a", "href", "tel")
            .addProtocols("img", "src", "cid", "data")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank")
            .preserveRelativeLinks(false);
    private static final Pattern META =
            Pattern.compile("<meta[^>]{1,200}?charset\\s*=\\s*[\"']?([\\w:.-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tr",
            "ul");
    private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table");
    private static final Set<String> UNSEEN =
            Set.of("head", "style", "script", "title", "template", "noframes", "object", "svg", "math", "select");

    private final Document document;

    Html(String html) {
        this.document = Jsoup.parse(html);
    }

    /** Plain text as HTML. */
    static Html of(String text) {
        Html html = new Html("");
        html.document.body().appendElement("pre").text(text);
        return html;
    }

    /** One after the other, as one. */
    static Html joined(List<Html> parts) {
        Html whole = new Html("");
        for (Html part : parts) {
            whole.document.body().appendChildren(part.document.body().childNodesCopy());
        }
        return whole;
    }

    /** The charset that the HTML itself names; {@code ""} if none. */
    static String charset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 2_000), StandardCharsets.ISO_8859_1);
        Matcher matcher = META.matcher(start);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Sanitised. What would fetch anything waits in {@code data-src}. */
    String sanitised() {
        Document clean = new Cleaner(HARMLESS).clean(document);
        clean.outputSettings().prettyPrint(false);
        for (Element image : clean.select("img")) {
            String source = image.attr("src").strip();
            String lower = source.toLowerCase(Locale.ROOT);
            if (lower.startsWith("cid:") || lower.matches("data:image/(png|gif|jpe?g|webp);base64,[a-z0-9+/=\\s]*+")) {
                continue;
            }
            image.removeAttr("src");
            if (lower.startsWith("http:") || lower.startsWith("https:")) {
                image.attr("data-src", source);
            }
        }
        return Clean.text(clean.body().html());
    }

    /** As a reader would type it: quotes with {@code >}, items with a dash. */
    String text() {
        Reader reader = new Reader();
        document.body().traverse(reader);
        return reader.text();
    }

    private static final class Reader implements NodeVisitor {

        private final StringBuilder out = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int unseen;
        private int kept;
        private int blank = 2;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text && unseen == 0) {
                add(text.getWholeText());
            } else if (node instanceof Element element) {
                begin(element.normalName());
            }
        }

        private void begin(String tag) {
            unseen += UNSEEN.contains(tag) ? 1 : 0;
            if (tag.equals("br")) {
                end();
            } else if (BLOCKS.contains(tag)) {
                finish(SPACED.contains(tag));
            } else if ((tag.equals("td") || tag.equals("th")) && !line.isEmpty()) {
                line.append("  ");
            }
            quotes += tag.equals("blockquote") ? 1 : 0;
            kept += tag.equals("pre") ? 1 : 0;
            line.append(tag.equals("li") && unseen == 0 ? "- " : "");
        }

        @Override
        public void tail(Node node, int depth) {
            String tag = node instanceof Element element ? element.normalName() : "";
            unseen -= UNSEEN.contains(tag) ? 1 : 0;
            if (BLOCKS.contains(tag)) {
                finish(SPACED.contains(tag));
            }
            quotes -= tag.equals("blockquote") ? 1 : 0;
            kept -= tag.equals("pre") ? 1 : 0;
        }

        private void add(String text) {
            if (kept > 0) {
                String[] lines = text.split("\\R", -1);
                for (int i = 0; i < lines.length; i++) {
                    line.append(lines[i]);
                    if (i < lines.length - 1) {
                        end();
                    }
                }
                return;
            }
            String single = text.replaceAll("[ \\t\\r\\n\\f]+", " ");
            boolean doubled = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
            line.append(doubled && single.startsWith(" ") ? single.substring(1) : single);
        }

        /** Ends a line that has something in it; before and after a paragraph there is a blank one. */
        private void finish(boolean spaced) {
            if (!line.toString().isBlank()) {
                end();
            }
            line.setLength(0);
            if (spaced && blank == 0) {
                end();
            }
        }

        private void end() {
            String content = line.toString().stripTrailing();
            line.setLength(0);
            blank = content.isBlank() ? blank + 1 : 0;
            if (blank < 2) {
                String mark = quotes == 0 ? "" : ">".repeat(Math.min(quotes, 20)) + (content.isEmpty() ? "" : " ");
                out.append(mark).append(content).append('\n');
            }
        }

        private String text() {
            finish(false);
            return Clean.text(out.toString());
        }
    }
}
