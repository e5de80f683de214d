package org.nightdesk.api.screen;

import java.util.List;

/** The API to read: its nouns, and below each what can be done. */
public record DocsScreen(String about, List<Noun> nouns) {

    /** All operations of one noun. */
    public record Noun(String name, List<Deed> deeds) {}

    /** One operation; {@code sends} and {@code answers} are shapes in short, empty when there is no body. */
    public record Deed(
            String id,
            String verb,
            String path,
            String summary,
            String role,
            List<Parameter> parameters,
            String sends,
            String answers) {}

    /** A parameter of the address or a header. */
    public record Parameter(String name, String place, String says) {}
}
