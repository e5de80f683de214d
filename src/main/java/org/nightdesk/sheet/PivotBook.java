package org.nightdesk.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A workbook with a pivot table. The library that writes our workbooks has none, so the book is written aside and its parts are then copied as they are packed,
 * with the pivot's among them; in constant memory.
 */
public final class PivotBook implements Closeable {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String CACHE = "xl/pivotCache/pivotCacheDefinition1.xml";
    private static final String TABLE = "xl/pivotTables/pivotTable1.xml";

    private static final int HEAD = 8_192;

    private final FileChannel aside;
    private final OutputStream writing;
    private final XlsxBook book;
    private final Map<String, String> added = new TreeMap<>();
    private final Map<String, Integer> folding = new HashMap<>();
    private int sheets;

    public PivotBook() throws IOException {
        aside = FileChannel.open(
                Files.createTempFile("nightdesk", ".xlsx"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        writing = new BufferedOutputStream(Channels.newOutputStream(aside));
        book = new XlsxBook(writing);
    }

    /** The next sheet; times are in that zone. */
    public XlsxSheet sheet(String name, ZoneId zone) {
        sheets++;
        return book.sheet(name, zone);
    }

    /** The sheet that was begun last is this pivot; one of a book. */
    public void pivot(PivotTable pivot) {
        added.put(CACHE, pivot.cache());
        added.put(TABLE, pivot.definition());
        added.put(
                "xl/pivotTables/_rels/pivotTable1.xml.rels",
                relations("pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"));
        added.put(
                "xl/worksheets/_rels/sheet" + sheets + ".xml.rels",
                relations("pivotTable", "../" + TABLE.substring(3)));
    }

    /** Lines of the sheet that was begun last lie so deep within others, which a spreadsheet is told before the first of them. */
    public void folds(int depth) {
        folding.put("xl/worksheets/sheet" + sheets + ".xml", depth);
    }

    /** The whole of it. */
    public void to(OutputStream out) throws IOException {
        book.finish();
        writing.flush();
        try (ZipFile written = ZipFile.builder().setSeekableByteChannel(aside).get()) {
            ZipArchiveOutputStream packed = new ZipArchiveOutputStream(out);
            for (ZipArchiveEntry entry : Collections.list(written.getEntries())) {
                copy(written, entry, packed);
            }
            for (Map.Entry<String, String> part : added.entrySet()) {
                put(packed, part.getKey(), part.getValue());
            }
            packed.finish();
        }
        out.flush();
    }

    private void copy(ZipFile written, ZipArchiveEntry entry, ZipArchiveOutputStream packed) throws IOException {
        boolean names =
                entry.getName().matches("\\[Content_Types]\\.xml|xl/workbook\\.xml|xl/_rels/workbook\\.xml\\.rels");
        Integer depth = folding.get(entry.getName());
        if (depth != null) {
            try (InputStream in = written.getInputStream(entry)) {
                folded(in, entry.getName(), depth, packed);
            }
            return;
        }
        if (!names || added.isEmpty()) {
            try (InputStream raw = written.getRawInputStream(entry)) {
                packed.addRawArchiveEntry(entry, raw);
            }
            return;
        }
        try (InputStream in = written.getInputStream(entry)) {
            put(packed, entry.getName(), named(entry.getName(), new String(in.readAllBytes(), UTF_8)));
        }
    }

    // Only its beginning is looked at: a sheet may be large.
    private static void folded(InputStream in, String name, int depth, ZipArchiveOutputStream packed)
            throws IOException {
        String head = new String(in.readNBytes(HEAD), ISO_8859_1);
        packed.putArchiveEntry(new ZipArchiveEntry(name));
        packed.write(head.replaceFirst("<sheetFormatPr ", "<sheetFormatPr outlineLevelRow=\"" + depth + "\" ")
                .getBytes(ISO_8859_1));
        in.transferTo(packed);
        packed.closeArchiveEntry();
    }

    // The three parts that name all others, with ours.
    private static String named(String part, String xml) {
        return switch (part) {
            case "xl/workbook.xml" ->
                before(
                        xml,
                        "</workbook>",
                        "<pivotCaches><pivotCache cacheId=\"1\" r:id=\"rIdPivot\" xmlns:r=\"" + RELATIONS
                                + "\"/></pivotCaches>");
            case "[Content_Types].xml" ->
                before(xml, "</Types>", override(CACHE, "pivotCacheDefinition") + override(TABLE, "pivotTable"));
            default ->
                before(xml, "</Relationships>", relation("rIdPivot", "pivotCacheDefinition", CACHE.substring(3)));
        };
    }

    private static String before(String xml, String end, String addition) {
        return xml.substring(0, xml.lastIndexOf(end)) + addition + end;
    }

    private static String override(String part, String kind) {
        return "<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/>".formatted(part, KIND, kind);
    }

    private static String relations(String kind, String target) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"" + PACKAGE
                + "\">" + relation("rId1", kind, target) + "</Relationships>";
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, RELATIONS, kind, target);
    }

    private static void put(ZipArchiveOutputStream packed, String name, String text) throws IOException {
        packed.putArchiveEntry(new ZipArchiveEntry(name));
        packed.write(text.getBytes(UTF_8));
        packed.closeArchiveEntry();
    }

    /** Throws away what was written aside. */
    @Override
    public void close() throws IOException {
        aside.close();
    }
}
