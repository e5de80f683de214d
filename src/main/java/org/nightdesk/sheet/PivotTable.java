package org.nightdesk.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pivot table that whoever opens the workbook can turn: a spreadsheet computes it anew from the rows of another sheet of the book. Its columns are counted
 * from 0.
 *
 * @param over the sheet that has the rows below their headings
 * @param headings of that sheet
 * @param rows how many there are; at least one
 * @param left the columns whose values make rows, one within the other; at least one
 * @param top those whose values make columns
 * @param values what is reckoned; at least one
 * @param height of what stands on the pivot's own sheet, in lines
 * @param width of it, in columns
 */
public record PivotTable(
        String over,
        List<String> headings,
        long rows,
        List<Integer> left,
        List<Integer> top,
        List<Value> values,
        int height,
        int width) {

    /**
     * What is reckoned.
     *
     * @param column whose values
     * @param reckoning sum, average, count, min or max
     * @param label what it is called; no heading
     */
    public record Value(int column, String reckoning, String label) {}

    /** What stands over several values. */
    public static final String VALUES = "Values";

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    // Without records: the spreadsheet fills its cache from the sheet as it opens the book (ECMA-376, 18.10.1.67).
    String cache() {
        StringBuilder fields = new StringBuilder();
        names().forEach(name -> fields.append(
                "<cacheField name=\"%s\" numFmtId=\"0\"><sharedItems/></cacheField>".formatted(attribute(name))));
        return HEAD
                + """
                <pivotCacheDefinition %s saveData="0" refreshOnLoad="1" refreshedBy="Nightdesk" createdVersion="3" refreshedVersion="3" minRefreshableVersion="3" recordCount="0">\
                <cacheSource type="worksheet"><worksheetSource ref="A1:%s" sheet="%s"/></cacheSource>\
                <cacheFields count="%d">%s</cacheFields></pivotCacheDefinition>""".formatted(MAIN, place(headings.size() - 1, rows + 1), attribute(over), headings.size(), fields);
    }

    String definition() {
        StringBuilder fields = new StringBuilder();
        for (int at = 0; at < headings.size(); at++) {
            fields.append(field(at));
        }
        return HEAD
                + """
                <pivotTableDefinition %s name="Pivot" cacheId="1" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" \
                applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="3" minRefreshableVersion="3" createdVersion="3" useAutoFormatting="1" itemPrintTitles="1" indent="0" \
                compact="0" compactData="0" outline="1" outlineData="1" multipleFieldFilters="0">\
                <location ref="A1:%s" firstHeaderRow="1" firstDataRow="%d" firstDataCol="%d"/>\
                <pivotFields count="%d">%s</pivotFields>%s%s\
                <dataFields count="%d">%s</dataFields>\
                <pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" showRowStripes="0" showColStripes="0" showLastColumn="1"/>\
                </pivotTableDefinition>""".formatted(
                                MAIN,
                                place(width - 1, height),
                                across().size() + 1,
                                left.size(),
                                headings.size(),
                                fields,
                                axis("row", left),
                                axis("col", across()),
                                values.size(),
                                values.stream().map(PivotTable::value).collect(Collectors.joining()));
    }

    // Several values stand beside each other, as the innermost of the columns (ECMA-376, 18.10.1.29).
    private List<Integer> across() {
        return values.size() == 1
                ? top
                : Stream.concat(top.stream(), Stream.of(-2)).toList();
    }

    private static String axis(String name, List<Integer> places) {
        return places.isEmpty()
                ? ""
                : "<%sFields count=\"%d\">%s</%sFields>"
                        .formatted(
                                name,
                                places.size(),
                                places.stream()
                                        .map("<field x=\"%d\"/>"::formatted)
                                        .collect(Collectors.joining()),
                                name);
    }

    private static String value(Value value) {
        return "<dataField name=\"%s\" fld=\"%d\" subtotal=\"%s\" baseField=\"0\" baseItem=\"0\"/>"
                .formatted(attribute(value.label()), value.column(), value.reckoning());
    }

    private String field(int at) {
        String axis = left.contains(at) ? " axis=\"axisRow\"" : top.contains(at) ? " axis=\"axisCol\"" : "";
        String data = values.stream().anyMatch(one -> one.column() == at) ? " dataField=\"1\"" : "";
        String items = axis.isEmpty() ? "" : "<items count=\"1\"><item t=\"default\"/></items>";
        return "<pivotField%s%s compact=\"0\" outline=\"1\" subtotalTop=\"1\" showAll=\"0\">%s</pivotField>"
                .formatted(axis, data, items);
    }

    // Of two of the same name, whatever its case, the second gets a number behind it, as spreadsheets do.
    private List<String> names() {
        List<String> names = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String heading : headings) {
            String name = heading;
            for (int number = 2; taken.contains(name.toLowerCase(Locale.ROOT)); number++) {
                name = heading + number;
            }
            taken.add(name.toLowerCase(Locale.ROOT));
            names.add(name);
        }
        return names;
    }

    private static String place(int column, long row) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters + Long.toString(row);
    }

    private static String attribute(String text) {
        StringBuilder attribute = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> attribute.append("&amp;");
                case '<' -> attribute.append("&lt;");
                case '"' -> attribute.append("&quot;");
                default -> {
                    if (letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF) {
                        attribute.appendCodePoint(letter);
                    }
                }
            }
        });
        return attribute.toString();
    }
}
