package org.nightdesk.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.springframework.web.util.HtmlUtils;

/**
 * What people write in Markdown (CommonMark with GitHub's tables), as HTML that is safe to show: no script, no style, no
 * foreign pictures; links open nothing of ours. In a template: {@code $unsafe{Markdown.html(text)}}.
 */
public final class Markdown {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .softbreak("<br>\n")
            .escapeHtml(true)
            .build();
    private static final Safelist SAFE = new Safelist()
            .addTags("p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "b", "i", "del")
            .addTags("table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "a")
            .addAttributes("a", "href")
            .addAttributes("ol", "start")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow noopener noreferrer")
            .preserveRelativeLinks(true);

    /** What a link without a host is measured by; it stands in no page. */
    private static final String HERE = "https://here.invalid/";

    private Markdown() {}

    /** Text that is not Markdown, such as a mail's: its lines and nothing else. */
    public static String plain(String text) {
        return Arrays.stream(text.strip().split("\\n\\s*\\n"))
                .map(part -> "<p>" + HtmlUtils.htmlEscape(part.strip()).replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
    }

    /** Never fails; the empty text is empty. */
    public static String html(String text) {
        Document written = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(text)), HERE);
        // A page has one first heading, and it is not the note's.
        written.select("h1, h2").tagName("h3");
        Document safe = new Cleaner(SAFE).clean(written);
        safe.outputSettings().prettyPrint(false);
        return safe.body().html();
    }
}
