package org.nightdesk.letter;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Outlook packs into {@code winmail.dat} (MS-OXTNEF): files and the text. What is broken is read as far as it goes; nothing is unpacked beyond
 * what stands there.
 */
final class Tnef {

    private static final int SIGNATURE = 0x223E9F78;
    private static final int MOST_FILES = 500;
    private static final int NEW_FILE = 0x00069002;
    private static final int FILE_TITLE = 0x00018010;
    private static final int FILE_DATA = 0x0006800F;
    private static final int FILE_PROPERTIES = 0x00069005;
    private static final int MESSAGE_PROPERTIES = 0x00069003;
    private static final int MESSAGE_TEXT = 0x0002800C;
    private static final int CODE_PAGE = 0x00069007;

    private static final int PLAIN = 0x1000;
    private static final int COMPRESSED_RTF = 0x1009;
    private static final int HTML = 0x1013;
    private static final int DATA = 0x3701;
    private static final int SHORT_NAME = 0x3704;
    private static final int LONG_NAME = 0x3707;
    private static final int MIME_TAG = 0x370E;
    private static final int CONTENT_ID = 0x3712;

    private final List<File> files = new ArrayList<>();
    private String title = "";
    private Charset charset = Charset.forName("windows-1252");
    private Optional<String> plain = Optional.empty();
    private Optional<Html> html = Optional.empty();
    private byte[] rtf = {};

    /** One file while it is put together. */
    private static final class File {
        private String name = "";
        private String type = "application/octet-stream";
        private String contentId = "";
        private byte[] bytes = {};
    }

    private Tnef() {}

    /** Empty when it is none. */
    static Optional<Tnef> of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 6 || in.getInt() != SIGNATURE) {
            return Optional.empty();
        }
        in.getShort(); // A key that means nothing to anybody else.
        Tnef tnef = new Tnef();
        try {
            while (in.remaining() >= 11 && tnef.files.size() < MOST_FILES) {
                in.get(); // Of the message or of a file: its number tells as much.
                int attribute = in.getInt();
                byte[] value = bytes(in, in.getInt());
                in.getShort(); // A checksum: what it would refuse is shown all the same.
                tnef.take(attribute, value);
            }
        } catch (BufferUnderflowException | IllegalArgumentException cutOff) {
            // What came before the break stays.
        }
        return Optional.of(tnef);
    }

    private void take(int attribute, byte[] value) {
        switch (attribute) {
            case CODE_PAGE -> charset = codePage(value);
            case MESSAGE_TEXT -> plain = plain.or(() -> Optional.of(text(value, charset)));
            case MESSAGE_PROPERTIES -> TnefProperties.of(value, charset).forEach(this::message);
            case NEW_FILE -> files.add(new File());
            case FILE_TITLE -> title(text(value, charset));
            case FILE_DATA -> last().bytes = value;
            case FILE_PROPERTIES -> TnefProperties.of(value, charset).forEach(this::file);
            default -> {} // Dates, priorities, addresses: the mail around it says them.
        }
    }

    private void title(String name) {
        File file = last();
        file.name = file.name.isEmpty() ? name : file.name;
    }

    private File last() {
        if (files.isEmpty()) {
            files.add(new File());
        }
        return files.getLast();
    }

    private void message(int property, TnefProperties.Value value) {
        switch (property) {
            case PLAIN -> plain = Optional.of(value.text());
            case HTML -> html = Optional.of(new Html(Clean.text(value.markup())));
            case COMPRESSED_RTF -> rtf = CompressedRtf.opened(value.bytes());
            default -> {}
        }
    }

    private void file(int property, TnefProperties.Value value) {
        File file = last();
        switch (property) {
            case LONG_NAME -> file.name = value.text();
            case SHORT_NAME -> title(value.text());
            case MIME_TAG -> file.type = value.text();
            case CONTENT_ID -> file.contentId = value.text();
            case DATA -> file.bytes = value.bytes();
            default -> {}
        }
    }

    /** In words; empty when it says none but in RTF, which is a file then. */
    Optional<String> text() {
        return plain.map(Clean::text)
                .filter(text -> !text.isBlank())
                .or(() -> html.map(Html::text).filter(text -> !text.isBlank()));
    }

    Optional<String> sanitised() {
        return html.map(Html::sanitised).filter(markup -> !markup.isBlank());
    }

    List<Attachment> attachments() {
        List<Attachment> all = new ArrayList<>();
        for (File file : files) {
            String type = Clean.type(file.type).isEmpty() ? "application/octet-stream" : Clean.type(file.type);
            Optional<String> id = Optional.of(Clean.line(file.contentId, 300)).filter(text -> !text.isEmpty());
            if (file.bytes.length > 0 || !file.name.isEmpty()) {
                all.add(new Attachment(Clean.fileName(file.name, type), type, id, id.isPresent(), file.bytes));
            }
        }
        if (rtf.length > 0 && text().isEmpty()) {
            all.add(new Attachment("message.rtf", "application/rtf", Optional.empty(), false, rtf));
        }
        return all;
    }

    private static Charset codePage(byte[] value) {
        int page = value.length < 4
                ? 0
                : ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt();
        Map<Integer, String> named =
                Map.of(65001, "UTF-8", 932, "windows-31j", 936, "GBK", 949, "x-windows-949", 950, "Big5");
        String name = named.getOrDefault(page, "windows-" + page);
        return Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("windows-1252");
    }

    static String text(byte[] value, Charset charset) {
        int end = value.length;
        while (end > 0 && value[end - 1] == 0 && !charset.equals(StandardCharsets.UTF_16LE)) {
            end--;
        }
        return new String(value, 0, end, charset).replace("\0", "");
    }

    static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("cut off");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
