package org.nightdesk.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/** Takes a raw mail apart, within limits of depth and number; a mail in a mail stays whole. */
final class Parts {

    static final int DEEPEST = 30;
    static final int MOST = 1_000;

    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(Headers.LONGEST + 1_000)
            .setMaxContentLen(-1)
            .build();
    private static final Pattern BOUNDARY = Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{4,68}?)[ \\t]*\\r?$");

    private final MimeTokenStream stream = new MimeTokenStream(LENIENT);
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> troubles;
    private int count;

    /** What was begun and not yet ended. */
    private static final class Open {
        private final List<Part> parts = new ArrayList<>();
        private Headers headers = new Headers();
        private boolean ended;
    }

    private Parts(List<String> troubles) {
        this.troubles = troubles;
    }

    /** The root of this mail. What could not be read is added to the troubles. */
    static Part of(byte[] raw, List<String> troubles) {
        Parts parts = new Parts(troubles);
        parts.stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        parts.stream.parse(new ByteArrayInputStream(Overlong.removed(raw, troubles)));
        return Stray.hasHeader(raw) ? parts.root(raw) : Part.leaf(new Headers(), "text/plain", raw);
    }

    private Part root(byte[] raw) {
        Open outermost = new Open();
        open.push(outermost);
        if (stream.getState() != EntityState.T_START_MESSAGE) {
            begin(); // Without a header there is no start to be told of.
        }
        try {
            for (EntityState state = stream.getState();
                    state != EntityState.T_END_OF_STREAM && count <= MOST;
                    state = stream.next()) {
                take(state);
            }
            if (count > MOST) {
                troubles.add("This mail has more than " + MOST + " parts; the rest is only in its raw form.");
            }
        } catch (IOException | MimeException | RuntimeException e) {
            troubles.add("This mail could not be taken apart to its end; the rest is only in its raw form.");
        }
        while (open.size() > 1) {
            close();
        }
        return outermost.parts.isEmpty() ? Part.leaf(new Headers(), "text/plain", raw) : outermost.parts.getFirst();
    }

    private void take(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE, T_START_BODYPART -> begin();
            case T_FIELD -> field(stream.getField());
            case T_BODY -> body();
            case T_END_MESSAGE, T_END_BODYPART -> close();
            default -> {} // Preambles and epilogues are for readers without MIME.
        }
    }

    private void begin() {
        count++;
        open.push(new Open());
        boolean deep = open.size() > DEEPEST;
        if (deep) {
            tellOnce("Parts are nested deeper than " + DEEPEST
                    + "; the inner ones are kept together as one attachment.");
        }
        stream.setRecursionMode(deep ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
    }

    private void field(Field field) {
        ByteSequence raw = field.getRaw();
        byte[] bytes = raw == null ? field.toString().getBytes(StandardCharsets.UTF_8) : raw.toByteArray();
        int colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        byte[] value = Arrays.copyOfRange(bytes, Math.min(colon + 1, bytes.length), bytes.length);
        if (!top().headers.add(field.getName(), value)) {
            tellOnce("Some header lines are beyond what is read (" + Headers.MOST + " lines of " + Headers.LONGEST
                    + " characters).");
        }
    }

    private void body() throws IOException {
        Open part = top();
        byte[] raw = stream.getInputStream().readAllBytes();
        String type = type(part.headers, stream.getBodyDescriptor().getMimeType());
        byte[] bytes = Transfer.decoded(
                raw, part.headers.find("content-transfer-encoding").orElse(""));
        boolean lost = type.startsWith("multipart/") && open.size() <= DEEPEST;
        part.parts.add(lost ? unbounded(part.headers, type, raw) : Part.leaf(part.headers, type, bytes));
        part.ended = true;
    }

    /** A container that does not say where its parts begin: the first line that looks like a boundary tells. */
    private Part unbounded(Headers headers, String type, byte[] raw) {
        Optional<String> boundary = boundary(raw);
        if (boundary.isEmpty()) {
            return Part.leaf(headers, "text/plain", raw);
        }
        troubles.add("The mail does not say how its parts are divided; it was divided by its first boundary line.");
        Parts inner = new Parts(troubles);
        inner.count = count;
        inner.stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        inner.stream.parseHeadless(
                new ByteArrayInputStream(raw),
                type + "; boundary=\"" + boundary.get().replace("\"", "\\\"") + "\"");
        Part found = inner.root(raw);
        count = inner.count;
        return found.isContainer()
                ? Part.container(headers, type, found.parts())
                : Part.leaf(headers, "text/plain", raw);
    }

    private static Optional<String> boundary(byte[] raw) {
        String text = new String(raw, 0, Math.min(raw.length, 100_000), StandardCharsets.ISO_8859_1);
        Matcher matcher = BOUNDARY.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void close() {
        Open ended = open.pop();
        if (ended.ended) {
            top().parts.addAll(ended.parts);
            return;
        }
        String type = type(ended.headers, "text/plain");
        top().parts
                .add(
                        ended.parts.isEmpty()
                                ? Part.leaf(
                                        ended.headers, type.startsWith("multipart/") ? "text/plain" : type, new byte[0])
                                : Part.container(
                                        ended.headers,
                                        type.startsWith("multipart/") ? type : "multipart/mixed",
                                        ended.parts));
    }

    private static String type(Headers headers, String otherwise) {
        return headers.find("content-type")
                .map(header -> Clean.type(Parameters.of(Words.decoded(header)).value()))
                .filter(type -> !type.isEmpty())
                .orElseGet(() -> Clean.type(otherwise).isEmpty() ? "text/plain" : Clean.type(otherwise));
    }

    private Open top() {
        return open.getFirst();
    }

    private void tellOnce(String trouble) {
        if (!troubles.contains(trouble)) {
            troubles.add(trouble);
        }
    }
}
