package org.nightdesk.letter;

import java.util.List;

/**
 * A piece of a mail: a leaf with its decoded bytes, or a container with others.
 *
 * @param type media type, lower case; {@code text/plain} where nothing readable is said
 */
@SuppressWarnings("ArrayRecordComponent")
record Part(Headers headers, String type, byte[] bytes, List<Part> parts) {

    static Part leaf(Headers headers, String type, byte[] bytes) {
        return new Part(headers, type, bytes, List.of());
    }

    static Part container(Headers headers, String type, List<Part> parts) {
        return new Part(headers, type, new byte[0], List.copyOf(parts));
    }

    boolean isContainer() {
        return !parts.isEmpty();
    }

    boolean isMessage() {
        return type.equals("message/rfc822") || type.equals("message/global");
    }

    String charset() {
        return headers.parameters("content-type").find("charset").orElse("");
    }

    /** What the sender calls it, decoded, not yet safe; {@code ""} if it has no name. */
    String name() {
        return headers.parameters("content-disposition")
                .find("filename")
                .or(() -> headers.parameters("content-type").find("name"))
                .orElse("");
    }

    boolean isDeclaredAttachment() {
        return headers.parameters("content-disposition").value().equalsIgnoreCase("attachment");
    }
}
