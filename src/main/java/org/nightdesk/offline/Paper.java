package org.nightdesk.offline;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Writes a pack down: as one HTML file that fetches nothing, and as plain text. */
final class Paper {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Nightdesk, offline</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 1px solid; padding-bottom: .25rem; }
            h3 { font-size: 1rem; margin: 0; display: inline; } details { border-bottom: 1px solid #8886; padding: .625rem 0; } summary { cursor: pointer; }
            ul { margin: .5rem 0 0; padding: 0; list-style: none; } li { padding: .1875rem 0; white-space: pre-wrap; } nav a { display: inline-block; padding: .5rem .75rem .5rem 0; }
            .dim { opacity: .75; font-size: .875rem; margin: .25rem 0; }
            </style></head><body>
            """;

    private Paper() {}

    static String html(Pack pack) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("<h1>Nightdesk, offline</h1><p class=\"dim\">As it was at ")
                .append(Pack.time(pack.at()))
                .append(". All times are UTC.</p><nav>");
        for (int index = 0; index < pack.sections().size(); index++) {
            out.append("<a href=\"#s%d\">%s</a>"
                    .formatted(index, safe(pack.sections().get(index).title())));
        }
        out.append("</nav>");
        for (int index = 0; index < pack.sections().size(); index++) {
            out.append(section(index, pack.sections().get(index)));
        }
        return out.append("</body></html>\n").toString();
    }

    private static String section(int index, Pack.Section section) {
        String blocks = section.blocks().stream().map(Paper::block).collect(Collectors.joining());
        return "<section><h2 id=\"s%d\">%s</h2>%s</section>\n"
                .formatted(
                        index,
                        safe(section.title()),
                        blocks.isEmpty() ? "<p class=\"dim\">" + safe(section.empty()) + "</p>" : blocks);
    }

    private static String block(Pack.Block block) {
        String lines = block.lines().stream()
                .map(line -> "<li>" + linked(line) + "</li>")
                .collect(Collectors.joining());
        return "<details open><summary><h3>%s</h3></summary><ul>%s</ul></details>\n"
                .formatted(safe(block.heading()), lines);
    }

    // A telephone number is called by a tap.
    private static String linked(String line) {
        return safe(line).replaceAll("\\+[0-9]{6,15}\\b", "<a href=\"tel:$0\">$0</a>");
    }

    private static String safe(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    static String text(Pack pack) {
        StringBuilder out = new StringBuilder(
                "NIGHTDESK, OFFLINE\nAs it was at %s. All times are UTC.\n".formatted(Pack.time(pack.at())));
        for (Pack.Section section : pack.sections()) {
            out.append("\n\n== ").append(section.title()).append(" ==\n");
            if (section.blocks().isEmpty()) {
                out.append('\n').append(section.empty()).append('\n');
            }
            for (Pack.Block block : section.blocks()) {
                out.append('\n').append(block.heading()).append('\n');
                block.lines()
                        .forEach(line -> out.append("  ")
                                .append(line.replace("\n", "\n  "))
                                .append('\n'));
            }
        }
        return out.toString();
    }
}
